package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Normal;
import java.util.Arrays;

/// Whether a sample could come from a normal distribution: `w` near 1 if so, `p` the probability of a
/// lower one. With many values it finds departures that do no harm; with few it misses those that do.
///
/// Shapiro, Wilk (1965), Biometrika 52; weights and p by Royston (1995), Algorithm AS R94, Applied
/// Statistics 44.
public record ShapiroWilk(double w, double p) {
    private static final double[] LAST = {0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056};
    private static final double[] LAST_BUT_ONE = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};

    /// @throws UnusableData for under 4 or over 5,000 values, values that are not finite or all the same
    public static ShapiroWilk of(double... values) {
        Values.atLeast(4, "sample", values);
        var n = values.length;
        if (n > 5_000) throw new UnusableData(Reason.TOO_MANY, "%d values: at most 5,000 are taken".formatted(n));
        var about = Summary.of(values);
        if (about.allTheSame())
            throw new UnusableData(Reason.ALL_THE_SAME, "all %d values are %s".formatted(n, values[0]));
        var sorted = values.clone();
        Arrays.sort(sorted);
        var weights = weights(n);
        var along = 0.0;
        for (var i = 0; i < n; i++) along += weights[i] * (sorted[i] - about.mean());
        var w = Math.min(1, along * along / about.squares());
        return new ShapiroWilk(w, p(n, w));
    }

    private static double[] weights(int n) {
        var scores = new double[n];
        var squares = 0.0;
        for (var i = 0; i < n; i++) {
            scores[i] = Normal.quantile((i + 0.625) / (n + 0.25));
            squares += scores[i] * scores[i];
        }
        var u = 1 / Math.sqrt(n);
        var weights = new double[n];
        var ends = n > 5 ? 2 : 1;
        var rest = squares;
        var left = 1.0;
        for (var end = 0; end < ends; end++) {
            var score = scores[n - 1 - end];
            var weight = score / Math.sqrt(squares) + polynomial(end == 0 ? LAST : LAST_BUT_ONE, u);
            weights[n - 1 - end] = weight;
            weights[end] = -weight;
            rest -= 2 * score * score;
            left -= 2 * weight * weight;
        }
        for (var i = ends; i < n - ends; i++) weights[i] = scores[i] / Math.sqrt(rest / left);
        return weights;
    }

    private static double p(int n, double w) {
        if (w >= 1) return 1;
        if (n < 12) {
            var limit = -2.273 + 0.459 * n;
            if (Math.log1p(-w) >= limit) return 1e-99;
            var y = -Math.log(limit - Math.log1p(-w));
            var mean = polynomial(new double[] {0.5440, -0.39978, 0.025054, -6.714e-4}, n);
            var deviation = Math.exp(polynomial(new double[] {1.3822, -0.77857, 0.062767, -0.0020322}, n));
            return Normal.cumulative((mean - y) / deviation);
        }
        var log = Math.log(n);
        var mean = polynomial(new double[] {-1.5861, -0.31082, -0.083751, 0.0038915}, log);
        var deviation = Math.exp(polynomial(new double[] {-0.4803, -0.082676, 0.0030302}, log));
        return Normal.cumulative((mean - Math.log1p(-w)) / deviation);
    }

    private static double polynomial(double[] coefficients, double x) {
        var sum = 0.0;
        for (var i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
        return sum;
    }
}
