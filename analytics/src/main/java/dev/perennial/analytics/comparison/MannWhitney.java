package dev.perennial.analytics.comparison;

import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.numeric.Root;
import dev.perennial.analytics.statistics.Interval;
import java.util.List;

/// Whether one group tends to answer higher than another, whatever the distances between answers mean.
///
/// Mann, Whitney (1947), On a test of whether one of two random variables is stochastically larger than
/// the other, Annals of Mathematical Statistics 18. Exact for small groups, ties included, by counting
/// all ways of dealing the answers; beyond that normal with tie and continuity correction.
public final class MannWhitney {
    private MannWhitney() {}

    /// The statistic is U of the first group: the pairs it wins, ties counting half. Effects:
    /// superiority with Newcombe's interval, Cliff's delta.
    ///
    /// @throws dev.perennial.analytics.UnusableData when a group is empty, a value is not finite or all
    /// are the same
    public static TestResult of(double[] first, double[] second, double level) {
        return of(Levels.of(first, second), level);
    }

    /// The same from counts of answers on a scale: entry i of each group counts the i-th lowest answer.
    public static TestResult ofCounts(long[] first, long[] second, double level) {
        return of(Levels.ofCounts(first, second), level);
    }

    /// The probability of a U at least as large if the groups were alike: for "the first is higher"
    /// asked beforehand.
    public static double greater(double[] first, double[] second) {
        var levels = Levels.of(first, second);
        return new ScoreTest(levels, levels.midranks()).two(0.5).upper();
    }

    static TestResult of(Levels levels, double level) {
        var test = new ScoreTest(levels, levels.midranks());
        var size = levels.size(0);
        var u = test.sum(0) - size * (size + 1.0) / 2;
        var tails = test.two(0.5);
        var superiority = superiority(u / size / levels.size(1), size, levels.size(1), level);
        var delta = new Interval(
                2 * superiority.estimate() - 1, 2 * superiority.low() - 1, 2 * superiority.high() - 1, level);
        return new TestResult(
                Method.MANN_WHITNEY,
                u,
                List.of(),
                tails.twoSided(),
                tails.calculation(),
                List.of(new Effect(Kind.SUPERIORITY, superiority), new Effect(Kind.CLIFFS_DELTA, delta)),
                levels.caveats());
    }

    /// Newcombe (2006), Confidence intervals for an effect size measure based on the Mann-Whitney
    /// statistic, Statistics in Medicine 25, method 5: keeps its level at the ends; somewhat wide when
    /// there are many ties.
    private static Interval superiority(double share, double m, double n, double level) {
        var z = Interval.z(level);
        var more = (m + n) / 2 - 1;
        var low = Root.between(t -> share - t - z * deviation(t, m, n, more), 0, share);
        var high = Root.between(t -> t - share - z * deviation(t, m, n, more), share, 1);
        return new Interval(share, low, high, level);
    }

    private static double deviation(double t, double m, double n, double more) {
        var variance = t * (1 - t) * (1 + more * (1 - t) / (2 - t) + more * t / (1 + t)) / m / n;
        return Math.sqrt(Math.max(0, variance));
    }
}
