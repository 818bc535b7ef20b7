package dev.perennial.hours;

import java.time.Instant;

/// The hours, holidays or clocks of a place are not what they were: open deadlines that count its open time have to
/// be counted again.
public record HoursChanged(PlaceId place, Instant at) {}
