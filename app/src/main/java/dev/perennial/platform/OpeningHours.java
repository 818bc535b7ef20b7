package dev.perennial.platform;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/// The weekly hours a business is open; a day may have several spans, or none. A span that ends at or before
/// its start runs past midnight.
public record OpeningHours(List<Span> spans) {
    public static final OpeningHours NONE = new OpeningHours(List.of());

    public record Span(DayOfWeek day, LocalTime opens, LocalTime closes) {}

    public List<Span> on(DayOfWeek day) {
        return spans.stream().filter(span -> span.day() == day).toList();
    }
}
