package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;

/// A daily series taken apart into a slow trend, the pattern of the week and the rest, so that a few
/// mad days bend neither. On the scale of square roots, where a busy day scatters as much as a quiet
/// one; entries of days that are not usual are what would have been expected, with a rest of 0.
///
/// After Cleveland, Cleveland, McRae, Terpenning (1990), STL: a seasonal-trend decomposition based on
/// loess, Journal of Official Statistics 6, with a periodic week: local lines through the days left
/// after the week is taken off, bisquare weights against outliers, three rounds.
public record Seasonal(double[] trend, double[] week, double[] rest, double deviation) {
    private static final int REACH = 28;
    private static final int ROUNDS = 3;

    /// @throws UnusableData for under 21 usual days
    public static Seasonal of(DailySeries series) {
        if (series.usualDays() < 3 * DailySeries.WEEK)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d usual days: at least %d are needed to know a week"
                            .formatted(series.usualDays(), 3 * DailySeries.WEEK));
        var n = series.days();
        var roots = new double[n];
        for (var i = 0; i < n; i++) roots[i] = root(series.values()[i]);
        var weights = new double[n];
        for (var i = 0; i < n; i++) weights[i] = series.usual()[i] ? 1 : 0;
        var week = new double[DailySeries.WEEK];
        var trend = new double[n];
        Arrays.fill(trend, median(roots, weights, 0, 1));
        var rest = new double[n];
        var deviation = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            pattern(roots, trend, series.usual(), weights, week);
            var bent = smooth(roots, week, weights, trend);
            for (var i = 0; i < n; i++)
                rest[i] = series.usual()[i] ? roots[i] - trend[i] - week[i % DailySeries.WEEK] : 0;
            var free = Math.max(0.3, 1 - (DailySeries.WEEK + bent) / series.usualDays());
            deviation = 1.4826022185056018 * absolute(rest, series.usual()) / Math.sqrt(free);
            reweigh(rest, series.usual(), deviation, weights);
        }
        return new Seasonal(trend, week, rest, deviation);
    }

    /// Anscombe's root: a Poisson count becomes a value with deviation ½, whatever its mean.
    static double root(double value) {
        return Math.sqrt(value + 0.375);
    }

    static double squared(double root) {
        return Math.max(0, root * Math.abs(root) - 0.375);
    }

    /// What was expected of each day, in the unit of the series.
    public double[] expected() {
        var expected = new double[trend.length];
        for (var i = 0; i < expected.length; i++) expected[i] = squared(trend[i] + week[i % DailySeries.WEEK]);
        return expected;
    }

    private static double median(double[] values, double[] weights, int from, int step) {
        var kept = new double[values.length];
        var count = 0;
        for (var i = from; i < values.length; i += step) if (weights[i] > 0) kept[count++] = values[i];
        if (count == 0) return 0;
        Arrays.sort(kept, 0, count);
        return (kept[(count - 1) / 2] + kept[count / 2]) / 2;
    }

    /// The middle of what each day of the week has above the trend; the days' patterns add up to 0.
    private static void pattern(double[] roots, double[] trend, boolean[] usual, double[] weights, double[] week) {
        var gaps = new double[roots.length];
        for (var i = 0; i < gaps.length; i++) gaps[i] = roots[i] - trend[i];
        var sum = 0.0;
        var known = 0;
        for (var day = 0; day < DailySeries.WEEK; day++) {
            var total = 0.0;
            var weight = 0.0;
            var any = false;
            for (var i = day; i < gaps.length; i += DailySeries.WEEK) {
                total += weights[i] * gaps[i];
                weight += weights[i];
                any |= usual[i];
            }
            week[day] = weight > 1 ? total / weight : median(gaps, weights, day, DailySeries.WEEK);
            if (any) {
                sum += week[day];
                known++;
            } else week[day] = 0;
        }
        for (var day = 0; day < DailySeries.WEEK; day++) if (week[day] != 0) week[day] -= sum / known;
    }

    /// Loess of degree 1 with tricube weights over the 28 days on either side. The answer is how many
    /// values' worth of freedom the curve took to bend: the sum of what each day has to say about
    /// itself.
    private static double smooth(double[] roots, double[] week, double[] weights, double[] trend) {
        var n = roots.length;
        var bent = 0.0;
        for (var i = 0; i < n; i++) {
            double sw = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
            for (var j = Math.max(0, i - REACH); j <= Math.min(n - 1, i + REACH); j++) {
                if (weights[j] == 0) continue;
                var x = (double) j - i;
                var weight = weights[j] * TRICUBE[Math.abs(j - i)];
                var y = roots[j] - week[j % DailySeries.WEEK];
                sw += weight;
                sx += weight * x;
                sy += weight * y;
                sxx += weight * x * x;
                sxy += weight * x * y;
            }
            if (sw <= 0) continue;
            var spread = sxx - sx * sx / sw;
            var slope = spread > 1e-9 * sxx ? (sxy - sx * sy / sw) / spread : 0;
            trend[i] = (sy - slope * sx) / sw;
            bent += weights[i] * (1 / sw + (spread > 1e-9 * sxx ? sx / sw * (sx / sw) / spread : 0));
        }
        return bent;
    }

    private static final double[] TRICUBE = tricube();

    private static double[] tricube() {
        var weights = new double[REACH + 1];
        for (var d = 0; d <= REACH; d++) {
            var u = (double) d / (REACH + 1);
            weights[d] = Math.pow(1 - u * u * u, 3);
        }
        return weights;
    }

    private static double absolute(double[] rest, boolean[] usual) {
        var sizes = new double[rest.length];
        var count = 0;
        for (var i = 0; i < rest.length; i++) if (usual[i]) sizes[count++] = Math.abs(rest[i]);
        Arrays.sort(sizes, 0, count);
        return (sizes[(count - 1) / 2] + sizes[count / 2]) / 2;
    }

    private static void reweigh(double[] rest, boolean[] usual, double deviation, double[] weights) {
        for (var i = 0; i < rest.length; i++) {
            if (!usual[i]) continue;
            var u = deviation == 0 ? (rest[i] == 0 ? 0 : 1) : rest[i] / (4 * deviation);
            weights[i] = Math.abs(u) >= 1 ? 0 : (1 - u * u) * (1 - u * u);
        }
    }
}
