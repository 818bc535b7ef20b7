package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.StudentT;
import java.util.ArrayList;
import java.util.List;

/// Days on which far more or far less happened than their place in the week and the season lets expect.
/// Days in a row on the same side are one event.
///
/// `alarmsPerHundredDays` is about how many a series without any event raises while every usual day is
/// looked at; the threshold is made for it. In simulated shops it is that and half as much again, up to
/// twice where a day has only about eight events.
public record UnusualDays(List<Event> events, double threshold, double alarmsPerHundredDays) {

    /// A deviation taken from the median of distances knows as much as one from this share of the days.
    private static final double MEDIAN_EFFICIENCY = 0.37;

    /// From day `first` to day `last`, by index: how much there was, how much was expected, and the
    /// largest distance in standard deviations (below 0 for too little).
    public record Event(int first, int last, double observed, double expected, double distance) {
        public boolean tooLittle() {
            return distance < 0;
        }
    }

    /// @throws UnusableData for under 21 usual days, or a rate of alarms not above 0 and below 10
    public static UnusualDays of(DailySeries series, double alarmsPerHundredDays) {
        if (!(alarmsPerHundredDays > 0 && alarmsPerHundredDays < 10))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%s false alarms per 100 days is not above 0 and below 10".formatted(alarmsPerHundredDays));
        var parts = Seasonal.of(series);
        var threshold = new StudentT(MEDIAN_EFFICIENCY * series.usualDays()).quantile(1 - alarmsPerHundredDays / 200);
        var floor = Math.max(parts.deviation(), 0.05);
        var expected = parts.expected();
        var events = new ArrayList<Event>();
        for (var i = 0; i < series.days(); i++) {
            if (!series.usual()[i]) continue;
            var distance = parts.rest()[i] / floor;
            if (Math.abs(distance) <= threshold) continue;
            var before = events.isEmpty() ? null : events.getLast();
            if (before != null && follows(series, before.last, i) && before.tooLittle() == distance < 0)
                events.set(
                        events.size() - 1,
                        new Event(
                                before.first,
                                i,
                                before.observed + series.values()[i],
                                before.expected + expected[i],
                                Math.abs(distance) > Math.abs(before.distance) ? distance : before.distance));
            else events.add(new Event(i, i, series.values()[i], expected[i], distance));
        }
        return new UnusualDays(List.copyOf(events), threshold, alarmsPerHundredDays);
    }

    /// Whether no usual day lies between.
    private static boolean follows(DailySeries series, int one, int other) {
        for (var i = one + 1; i < other; i++) if (series.usual()[i]) return false;
        return true;
    }
}
