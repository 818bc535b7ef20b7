package dev.perennial.hours.week;

import dev.perennial.hours.Calendar;
import dev.perennial.hours.OpenSpan;
import dev.perennial.hours.SpecialDay;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One day of the week that is looked at.
///
/// @param special what makes it unlike its weekday
/// @param spans those that begin on it
/// @param bars when it is open, what runs over from the day before included, to be drawn
public record Day(LocalDate date, @Nullable SpecialDay special, List<OpenSpan> spans, List<Bar> bars) {
    private static final int DAY = 24 * 60;

    /// In minutes since midnight.
    public record Bar(int from, int length) {}

    static Day of(Calendar calendar, LocalDate date) {
        var bars = new ArrayList<Bar>();
        for (var span : calendar.spans(date.minusDays(1)))
            if (span.runsPastMidnight()) add(bars, 0, minutes(span.closes()));
        var spans = calendar.spans(date);
        for (var span : spans) add(bars, minutes(span.opens()), span.runsPastMidnight() ? DAY : minutes(span.closes()));
        return new Day(date, calendar.special(date).orElse(null), spans, bars);
    }

    private static void add(List<Bar> bars, int from, int to) {
        if (to > from) bars.add(new Bar(from, to - from));
    }

    private static int minutes(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
