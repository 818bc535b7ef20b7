package dev.perennial.insights.trends;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.timeseries.ChangePoint;
import dev.perennial.analytics.timeseries.DailySeries;
import dev.perennial.analytics.timeseries.PeriodCheck;
import dev.perennial.analytics.timeseries.UnusualDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What changed in a series of days, and whether it is real.
///
/// @param week the last seven days against the weeks before; nothing with too little past
/// @param month the last twenty-eight days against the same before
/// @param unusual days or spells far from their place in the week, the latest first
/// @param level the week after which the level was another, if there is one
record Change(
        Days days,
        Optional<PeriodCheck> week,
        Optional<PeriodCheck> month,
        List<UnusualDays.Event> unusual,
        Optional<Level> level) {
    static final double LEVEL = 0.95;

    /// At most so many false alarms in a hundred days without an event.
    static final double ALARMS = 0.3;

    private static final int WEEK = 7;
    static final int FEWEST_WEEKS = 8;

    /// @param before the last whole week of the old level, counted from the first one
    record Level(int before, double from, double to, double p) {}

    static Change of(Days days) {
        var series = new DailySeries(days.values(), days.open());
        return new Change(
                days,
                check(series, WEEK),
                check(series, 4 * WEEK),
                unusual(series).reversed(),
                level(days));
    }

    private static Optional<PeriodCheck> check(DailySeries series, int length) {
        if (series.days() < 5 * length) return Optional.empty();
        try {
            return Optional.of(PeriodCheck.of(series, length, LEVEL));
        } catch (UnusableData tooLittle) {
            return Optional.empty();
        }
    }

    private static List<UnusualDays.Event> unusual(DailySeries series) {
        try {
            return UnusualDays.of(series, ALARMS).events();
        } catch (UnusableData tooLittle) {
            return List.of();
        }
    }

    private static Optional<Level> level(Days days) {
        var weeks = weeks(days);
        if (weeks.size() < FEWEST_WEEKS) return Optional.empty();
        try {
            var found =
                    ChangePoint.of(weeks.stream().mapToDouble(Week::perOpenDay).toArray());
            return found.p() < 1 - LEVEL
                    ? Optional.of(new Level(found.last(), found.before(), found.after(), found.p()))
                    : Optional.empty();
        } catch (UnusableData flat) {
            return Optional.empty();
        }
    }

    /// @param start index of its first day
    record Week(int start, double total, int open) {
        /// A week with a holiday is no lower week.
        double perOpenDay() {
            return open == 0 ? 0 : total / open;
        }
    }

    List<Week> weeks() {
        return weeks(days);
    }

    /// Whole weeks that end with the last day; weeks in which nothing was open are left out.
    private static List<Week> weeks(Days days) {
        var weeks = new ArrayList<Week>();
        for (var start = days.count() % WEEK; start + WEEK <= days.count(); start += WEEK) {
            var total = 0.0;
            var open = 0;
            for (var i = start; i < start + WEEK; i++) {
                total += days.values()[i];
                if (days.open()[i]) open++;
            }
            if (open > 0) weeks.add(new Week(start, total, open));
        }
        return weeks;
    }
}
