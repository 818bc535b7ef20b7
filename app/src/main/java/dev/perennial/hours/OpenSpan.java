package dev.perennial.hours;

import java.time.LocalTime;

/// From one time of day to another; one that ends at or before its start runs past midnight.
public record OpenSpan(LocalTime opens, LocalTime closes) {
    public static final OpenSpan WHOLE_DAY = new OpenSpan(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public boolean runsPastMidnight() {
        return !closes.isAfter(opens);
    }
}
