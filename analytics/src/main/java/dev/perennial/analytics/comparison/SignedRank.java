package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.statistics.Proportion;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Whether the same customers answer higher the first time than the second.
///
/// Wilcoxon (1945), Individual comparisons by ranking methods, Biometrics Bulletin 1. Unchanged pairs
/// are left out; exact up to 200 changed pairs, ties included, beyond that normal with tie and
/// continuity correction.
public final class SignedRank {
    private static final int EXACT = 200;

    private SignedRank() {}

    /// The statistic is the sum of the ranks of those who answered higher first. Effect: superiority
    /// among those who changed, with Wilson's interval.
    ///
    /// @throws UnusableData for no pairs, lengths that differ, values that are not finite, or when
    /// nobody changed
    public static TestResult of(double[] first, double[] second, double level) {
        var changed = Arrays.stream(changes(first, second)).filter(d -> d != 0).toArray();
        if (changed.length == 0)
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "all %d pairs are equal: nobody changed".formatted(first.length));
        var ranks = ranks(changed);
        var sum = 0.0;
        var up = 0;
        for (var i = 0; i < changed.length; i++)
            if (changed[i] > 0) {
                sum += ranks[i];
                up++;
            }
        var exact = changed.length <= EXACT;
        return new TestResult(
                Method.WILCOXON_SIGNED_RANK,
                sum,
                List.of(),
                exact ? exact(ranks, sum) : normal(ranks, sum),
                exact ? Calculation.EXACT : Calculation.ASYMPTOTIC,
                List.of(new Effect(Kind.SUPERIORITY, new Proportion(up, changed.length).wilson(level))),
                changed.length < 10 ? Set.of(Caveat.FEW_ANSWERS) : Set.of());
    }

    static double[] changes(double[] first, double[] second) {
        Values.sameLength("pairs", first.length, second.length);
        Values.finite("first", first);
        Values.finite("second", second);
        var changes = new double[first.length];
        for (var i = 0; i < changes.length; i++) changes[i] = first[i] - second[i];
        return changes;
    }

    private static double[] ranks(double[] changed) {
        var sorted = Arrays.stream(changed).map(Math::abs).sorted().toArray();
        var ranks = new double[changed.length];
        for (var i = 0; i < ranks.length; i++) {
            var size = Math.abs(changed[i]);
            ranks[i] = (first(sorted, size, false) + 1 + first(sorted, size, true)) / 2.0;
        }
        return ranks;
    }

    /// The position of the first entry at, or after, that size.
    private static int first(double[] sorted, double size, boolean after) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < size || (after && sorted[middle] == size)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static double exact(double[] ranks, double sum) {
        var n = ranks.length;
        var share = new double[n * (n + 1) + 1];
        share[0] = 1;
        var reached = 0;
        for (var rank : ranks) {
            var step = (int) Math.rint(2 * rank);
            reached += step;
            for (var s = reached; s >= 0; s--) share[s] = (share[s] + (s >= step ? share[s - step] : 0)) / 2;
        }
        var at = (int) Math.rint(2 * sum);
        var lower = 0.0;
        var upper = 0.0;
        for (var s = 0; s < share.length; s++) {
            if (s <= at) lower += share[s];
            if (s >= at) upper += share[s];
        }
        return Math.min(1, 2 * Math.min(lower, upper));
    }

    private static double normal(double[] ranks, double sum) {
        var all = Arrays.stream(ranks).sum();
        var variance = Arrays.stream(ranks).map(r -> r * r).sum() / 4;
        var excess = Math.max(0, Math.abs(sum - all / 2) - 0.5);
        return Math.min(1, 2 * Normal.cumulative(-excess / Math.sqrt(variance)));
    }
}
