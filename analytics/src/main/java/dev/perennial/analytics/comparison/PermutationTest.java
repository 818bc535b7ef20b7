package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.statistics.Summary;
import java.util.List;
import java.util.SplittableRandom;

/// Whether means differ, judged by all ways in which the same answers could have been dealt out to the
/// groups: no distribution is supposed, so five-point scales and promoter scores are at home here.
///
/// Fisher (1935), The design of experiments; Pitman (1937), Significance tests which may be applied to
/// samples from any populations, Supplement to the Journal of the Royal Statistical Society 4.
public final class PermutationTest {
    private static final int ROUNDS = 9_999;
    private static final long MOST = 20_000;
    private static final long SEED = 0x243f6a8885a308d3L;

    private PermutationTest() {}

    /// Two or more groups of answers. Two groups are counted exactly where that is little work, else
    /// taken by the normal limit, and the statistic is z of the first group; more groups by chi-squared
    /// or shuffling. Effects: mean difference of two groups (Welch's interval), explained share of
    /// more.
    ///
    /// @throws UnusableData when a group is empty, a value is not finite or all are the same
    public static TestResult of(double level, double[]... groups) {
        return of(Levels.of(groups), level);
    }

    /// The same from counts: entry i of each group counts the answers equal to the i-th of the
    /// ascending scores.
    public static TestResult ofCounts(double[] scores, double level, long[]... groups) {
        for (var i = 1; i < scores.length; i++)
            if (!(scores[i] > scores[i - 1] && Double.isFinite(scores[i])))
                throw new UnusableData(
                        Reason.CONTRADICTION,
                        "score %d is %s, not above %s before it".formatted(i, scores[i], scores[i - 1]));
        return of(Levels.ofCounts(scores, groups), level);
    }

    static TestResult of(Levels levels, double level) {
        if (levels.groups() > 2) return KruskalWallis.ofScores(Method.PERMUTATION, levels, levels.values(), level);
        var test = new ScoreTest(levels, levels.values());
        var tails = test.two(0);
        return new TestResult(
                Method.PERMUTATION,
                test.z(),
                List.of(),
                tails.twoSided(),
                tails.calculation(),
                difference(levels.summary(0), levels.summary(1), level),
                levels.caveats());
    }

    private static List<Effect> difference(Summary one, Summary two, double level) {
        var known = one.count() > 1 && two.count() > 1 && !(one.allTheSame() && two.allTheSame());
        return known ? List.of(new Effect(Kind.MEAN_DIFFERENCE, WelchT.difference(one, two, level))) : List.of();
    }

    /// For amounts with long tails and unlike spreads: Welch's statistic (t of two groups, F of more),
    /// judged by 9,999 seeded shuffles instead of its limit. Up to 20,000 values.
    ///
    /// Janssen (1997), Studentized permutation tests for non-i.i.d. hypotheses, Statistics and
    /// Probability Letters 36.
    ///
    /// @throws UnusableData as [Anova#welch], and for too many values
    public static TestResult studentised(double level, double[]... groups) {
        var samples = Samples.of(groups);
        samples.eachVaries();
        if (samples.size() > MOST)
            throw new UnusableData(
                    Reason.TOO_MANY,
                    "%d values: with more than %d use Welch's test, whose limit holds then"
                            .formatted(samples.size(), MOST));
        var welch = groups.length == 2 ? WelchT.of(groups[0], groups[1], level) : Anova.welch(level, groups);
        var observed = Anova.Welch.of(samples).f();
        return new TestResult(
                Method.STUDENTISED_PERMUTATION,
                welch.statistic(),
                List.of(),
                shuffled(samples, observed * (1 - 1e-12), groups),
                Calculation.SIMULATED,
                welch.effects(),
                welch.caveats());
    }

    private static double shuffled(Samples samples, double observed, double[]... groups) {
        var middle = samples.grandMean();
        var all = new double[samples.size()];
        var at = 0;
        for (var group : groups) for (var value : group) all[at++] = value - middle;
        var random = new SplittableRandom(SEED);
        var asExtreme = 0;
        for (var round = 0; round < ROUNDS; round++) {
            Shuffle.of(all, random);
            if (!(ratio(all, samples) < observed)) asExtreme++;
        }
        return (asExtreme + 1.0) / (ROUNDS + 1.0);
    }

    /// Welch's F of values dealt in the order of the groups; infinite when a group has no spread.
    private static double ratio(double[] dealt, Samples samples) {
        var groups = new Summary[samples.groups().length];
        var from = 0;
        for (var g = 0; g < groups.length; g++) {
            var size = samples.groups()[g].count();
            var sum = 0.0;
            var squares = 0.0;
            for (var i = from; i < from + size; i++) {
                sum += dealt[i];
                squares += dealt[i] * dealt[i];
            }
            var mean = sum / size;
            var spread = squares - sum * mean;
            if (spread <= 1e-14 * squares) return Double.POSITIVE_INFINITY;
            groups[g] = new Summary(size, mean, spread, 0, 0, 0);
            from += size;
        }
        return Anova.Welch.of(new Samples(groups)).f();
    }
}
