package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Quantiles;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;
import java.util.HashMap;

/// Whether a series keeps rising or falling, whatever its distribution: `s` is pairs that rise less
/// pairs that fall, `p` two-sided, `slope` the median change per step with its interval. Supposes
/// values that do not depend on their neighbours: take weekly sums, or season off first.
///
/// Mann (1945), Econometrica 13; Kendall (1975), Rank correlation methods; Sen (1968), Journal of the
/// American Statistical Association 63.
public record Trend(double s, double variance, double z, double p, Interval slope) {
    private static final int MOST = 3_000;

    /// @throws UnusableData for fewer than 4 values or more than 3,000, values that are not finite or
    /// all the same
    public static Trend of(double level, double... values) {
        var quantile = Interval.z(level);
        Values.atLeast(4, "series", values);
        var n = values.length;
        if (n > MOST)
            throw new UnusableData(Reason.TOO_MANY, "%d values: sum them up to at most %d".formatted(n, MOST));
        var slopes = new double[n * (n - 1) / 2];
        var s = 0.0;
        var at = 0;
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++) {
                s += Math.signum(values[j] - values[i]);
                slopes[at++] = (values[j] - values[i]) / (j - i);
            }
        var variance = variance(values);
        if (variance <= 0)
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "all %d values are %s: no trend to see".formatted(n, values[0]));
        var z = (s - Math.signum(s)) / Math.sqrt(variance);
        Arrays.sort(slopes);
        var reach = quantile * Math.sqrt(variance);
        var low = (int) Math.clamp(Math.floor((slopes.length - reach) / 2) - 1, 0, slopes.length - 1.0);
        var high = (int) Math.clamp(Math.ceil((slopes.length + reach) / 2), 0, slopes.length - 1.0);
        var median = Quantiles.of(slopes).median();
        return new Trend(
                s,
                variance,
                z,
                2 * Normal.cumulative(-Math.abs(z)),
                new Interval(median, slopes[low], slopes[high], level));
    }

    private static double variance(double[] values) {
        var ties = new HashMap<Double, Integer>();
        for (var value : values) ties.merge(value + 0.0, 1, Integer::sum);
        var n = (double) values.length;
        var variance = n * (n - 1) * (2 * n + 5);
        for (double t : ties.values()) variance -= t * (t - 1) * (2 * t + 5);
        return variance / 18;
    }
}
