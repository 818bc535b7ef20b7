package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;

/// One value of 0 or more for each of consecutive days, such as orders or revenue. Days that are not
/// `usual` (closed, holidays, a market day) say nothing about other days and are never judged
/// themselves.
public record DailySeries(double[] values, boolean[] usual) {
    static final int WEEK = 7;

    public DailySeries {
        Values.sameLength("days and their marks", values.length, usual.length);
        Values.finite("series", values);
        for (var i = 0; i < values.length; i++)
            if (values[i] < 0)
                throw new UnusableData(Reason.OUT_OF_RANGE, "day %d: %s, not 0 or more".formatted(i, values[i]));
        values = values.clone();
        usual = usual.clone();
    }

    public int days() {
        return values.length;
    }

    int usualDays() {
        var count = 0;
        for (var day : usual) if (day) count++;
        return count;
    }
}
