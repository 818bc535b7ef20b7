package dev.perennial.platform;

import java.time.Instant;

/// The weekly hours or the time zone of the business are not what they were.
public record OpeningHoursChanged(Instant at) {}
