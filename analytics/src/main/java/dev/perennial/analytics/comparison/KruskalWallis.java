package dev.perennial.analytics.comparison;

import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.NoncentralChiSquared;
import dev.perennial.analytics.statistics.Interval;
import java.util.List;

/// Whether any of several groups tends to answer higher or lower than the others.
///
/// Kruskal, Wallis (1952), Use of ranks in one-criterion variance analysis, Journal of the American
/// Statistical Association 47; with correction for ties. By the chi-squared limit, or by seeded
/// shuffling when a group has fewer than five values.
public final class KruskalWallis {
    private KruskalWallis() {}

    /// The statistic is H. Effect: the share of the variance of ranks that the groups explain, its
    /// interval by inverting the noncentral chi-squared distribution.
    ///
    /// @throws dev.perennial.analytics.UnusableData when a group is empty, a value is not finite or all
    /// are the same
    public static TestResult of(double level, double[]... groups) {
        return of(Levels.of(groups), level);
    }

    /// The same from counts of answers on a scale, one row a group.
    public static TestResult ofCounts(double level, long[]... groups) {
        return of(Levels.ofCounts(groups), level);
    }

    static TestResult of(Levels levels, double level) {
        return ofScores(Method.KRUSKAL_WALLIS, levels, levels.midranks(), level);
    }

    static TestResult ofScores(Method method, Levels levels, double[] scores, double level) {
        Interval.z(level);
        var test = new ScoreTest(levels, scores);
        var h = test.quadratic();
        var degrees = levels.groups() - 1.0;
        var many = test.many();
        return new TestResult(
                method,
                h,
                List.of(degrees),
                many.p(),
                many.calculation(),
                List.of(new Effect(
                        method == Method.KRUSKAL_WALLIS ? Kind.RANK_ETA_SQUARED : Kind.OMEGA_SQUARED,
                        explained(h, degrees, levels.size(), level))),
                levels.caveats());
    }

    private static Interval explained(double h, double degrees, double n, double level) {
        var tail = (1 - level) / 2;
        var least = NoncentralChiSquared.shiftOf(h, degrees, 1 - tail);
        var most = NoncentralChiSquared.shiftOf(h, degrees, tail);
        var estimate = n > degrees + 1 ? Math.clamp((h - degrees) / (n - degrees - 1), 0, 1) : 0;
        return new Interval(
                estimate, Math.min(estimate, least / (least + n)), Math.max(estimate, most / (most + n)), level);
    }
}
