package dev.perennial.hours;

import java.time.ZoneId;

/// Where the business works, by the clocks of that place.
public record Place(PlaceId id, String name, ZoneId zone) {}
