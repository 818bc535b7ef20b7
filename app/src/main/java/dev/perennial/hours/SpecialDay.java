package dev.perennial.hours;

import dev.perennial.platform.OpeningHours;
import java.time.DayOfWeek;
import java.util.List;

/// A day that is not like its weekday.
///
/// @param spans when it is open all the same; none on a day that is closed
public record SpecialDay(String name, List<OpenSpan> spans) {
    public static SpecialDay closed(String name) {
        return new SpecialDay(name, List.of());
    }

    /// @param written its spans as [OpeningHours#written] writes them; empty on a day that is closed
    public static SpecialDay of(String name, String written) {
        var spans = OpeningHours.read(DayOfWeek.MONDAY, written).orElseThrow().stream()
                .map(span -> new OpenSpan(span.opens(), span.closes()))
                .toList();
        return new SpecialDay(name, spans);
    }

    public boolean isClosed() {
        return spans.isEmpty();
    }
}
