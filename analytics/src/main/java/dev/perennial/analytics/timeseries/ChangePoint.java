package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;

/// Where a series changed its level once, if it did: `last` is the index of the last value before the
/// change, `k` Pettitt's statistic, `p` its approximate probability without a change. `dependence` is
/// the correlation of neighbours around the two levels; `p` counts only as many values as are worth
/// independent ones, so a slow wave is not taken for a break.
///
/// Pettitt (1979), A non-parametric approach to the change-point problem, Applied Statistics 28.
public record ChangePoint(
        int last, double k, double p, double pIfIndependent, double before, double after, double dependence) {

    /// @throws UnusableData for fewer than 8 values, values that are not finite or all the same
    public static ChangePoint of(double... values) {
        Values.atLeast(8, "series", values);
        var about = Summary.of(values);
        if (about.allTheSame())
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "all %d values are %s: no change to see".formatted(values.length, values[0]));
        var n = values.length;
        var ranks = ranks(values);
        var sum = 0.0;
        var k = -1.0;
        var last = 0;
        for (var t = 0; t < n - 1; t++) {
            sum += 2 * ranks[t] - (n + 1);
            if (Math.abs(sum) > k) {
                k = Math.abs(sum);
                last = t;
            }
        }
        var before = Summary.of(Arrays.copyOf(values, last + 1)).mean();
        var after = Summary.of(Arrays.copyOfRange(values, last + 1, n)).mean();
        var dependence = dependence(values, last, before, after);
        var worth = (1 - dependence) / (1 + dependence);
        var cubed = (double) n * n * n + (double) n * n;
        return new ChangePoint(
                last,
                k,
                Math.min(1, 2 * Math.exp(-6 * k * k / cubed * worth)),
                Math.min(1, 2 * Math.exp(-6 * k * k / cubed)),
                before,
                after,
                dependence);
    }

    private static double[] ranks(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var ranks = new double[values.length];
        for (var i = 0; i < ranks.length; i++) {
            var low = lower(sorted, values[i]);
            var high = lower(sorted, Math.nextUp(values[i]));
            ranks[i] = (low + 1 + high) / 2.0;
        }
        return ranks;
    }

    private static int lower(double[] sorted, double value) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static double dependence(double[] values, int last, double before, double after) {
        var with = 0.0;
        var own = 0.0;
        for (var i = 0; i < values.length; i++) {
            var here = values[i] - (i <= last ? before : after);
            own += here * here;
            if (i > 0) with += here * (values[i - 1] - (i - 1 <= last ? before : after));
        }
        return own == 0 ? 0 : Math.clamp(with / own, 0, 0.95);
    }
}
