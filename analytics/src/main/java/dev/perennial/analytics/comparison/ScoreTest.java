package dev.perennial.analytics.comparison;

import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.distributions.ChiSquared;
import dev.perennial.analytics.numeric.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Whether groups differ in the mean of a score given to each value, judged by all ways of dealing the
/// same answers out to the groups: with ranks as scores this is Mann-Whitney or Kruskal-Wallis, with
/// the values themselves a permutation test. Ties need no correction, they are part of what is dealt.
final class ScoreTest {
    private static final double WORK = 1e6;
    private static final int ROUNDS = 19_999;
    private static final int SHUFFLED = 4_000;
    private static final int SMALL = 5;
    private static final long SEED = 0x9e3779b97f4a7c15L;

    private final Levels levels;
    private final double[] scores;
    private final double n;
    private final double mean;
    private final double squares;

    ScoreTest(Levels levels, double[] scores) {
        this.levels = levels;
        this.scores = scores;
        this.n = levels.size();
        var sum = 0.0;
        for (var v = 0; v < scores.length; v++) sum += levels.total(v) / n * scores[v];
        this.mean = sum;
        var spread = 0.0;
        for (var v = 0; v < scores.length; v++) spread += levels.total(v) * (scores[v] - mean) * (scores[v] - mean);
        this.squares = spread;
    }

    /// `lower` and `upper`: the probability of a sum of scores in the first group at most, or at least,
    /// as large.
    record Tails(double lower, double upper, Calculation calculation) {
        double twoSided() {
            return Math.min(1, 2 * Math.min(lower, upper));
        }
    }

    /// Two groups, exactly where the work allows it, else by the normal limit; `continuity` is half the
    /// step between possible sums, 0 for none.
    Tails two(double continuity) {
        var exact = exact();
        if (exact != null) return exact;
        var size = levels.size(0);
        var excess = sum(0) - size * mean;
        var deviation = Math.sqrt(size * (n - size) / n / (n - 1) * squares);
        return new Tails(
                Normal.cumulative((excess + continuity) / deviation),
                Normal.cumulative(-(excess - continuity) / deviation),
                Calculation.ASYMPTOTIC);
    }

    double sum(int group) {
        var sum = 0.0;
        for (var v = 0; v < scores.length; v++) sum += levels.counts()[group][v] * scores[v];
        return sum;
    }

    /// The sum of the first group in standard deviations from what dealing gives on average.
    double z() {
        var size = levels.size(0);
        return (sum(0) - size * mean) / Math.sqrt(size * (n - size) / n / (n - 1) * squares);
    }

    /// The quadratic form over all groups: Kruskal and Wallis's H when scores are ranks.
    double quadratic() {
        var between = 0.0;
        for (var g = 0; g < levels.groups(); g++) {
            var gap = sum(g) / levels.size(g) - mean;
            between += levels.size(g) * gap * gap;
        }
        return (n - 1) * between / squares;
    }

    record Many(double p, Calculation calculation) {}

    /// Any number of groups: by the chi-squared limit, or by seeded shuffling when a group is below five.
    Many many() {
        var small = false;
        for (var g = 0; g < levels.groups(); g++) small |= levels.size(g) < SMALL;
        if (small && n <= SHUFFLED) return new Many(shuffled(), Calculation.SIMULATED);
        return new Many(new ChiSquared(levels.groups() - 1.0).upper(quadratic()), Calculation.ASYMPTOTIC);
    }

    private double shuffled() {
        var dealt = new double[(int) n];
        var at = 0;
        for (var v = 0; v < scores.length; v++)
            for (var i = levels.total(v); i > 0; i--) dealt[at++] = scores[v] - mean;
        var sizes = new int[levels.groups()];
        for (var g = 0; g < sizes.length; g++) sizes[g] = (int) levels.size(g);
        var observed = quadratic() * squares / (n - 1) * (1 - 1e-12);
        var random = new SplittableRandom(SEED);
        var asExtreme = 0;
        for (var round = 0; round < ROUNDS; round++) {
            Shuffle.of(dealt, random);
            var between = 0.0;
            var from = 0;
            for (var size : sizes) {
                var sum = 0.0;
                for (var i = from; i < from + size; i++) sum += dealt[i];
                between += sum * sum / size;
                from += size;
            }
            if (between >= observed) asExtreme++;
        }
        return (asExtreme + 1.0) / (ROUNDS + 1.0);
    }

    /// Counts all ways of dealing, value by value: ways[k][s] of giving the group k answers with scores
    /// that add up to s. None when scores are not whole steps or there are too many ways to count.
    private @Nullable Tails exact() {
        var used = new ArrayList<Integer>();
        for (var v = 0; v < scores.length; v++) if (levels.total(v) > 0) used.add(v);
        var steps = steps(used);
        if (steps.length == 0 || n > 1000) return null;
        var small = levels.size(0) <= levels.size(1) ? 0 : 1;
        var size = (int) levels.size(small);
        var range = (long) size * steps[steps.length - 1];
        var work = 0.0;
        for (var v : used) work += (double) Math.min(levels.total(v), size) * size * range;
        if (work > WORK) return null;

        var ways = new double[size + 1][(int) range + 1];
        ways[0][0] = 1;
        var taken = 0;
        for (var u = 0; u < steps.length; u++) {
            var here = (int) levels.total(used.get(u));
            for (var k = Math.min(taken, size); k >= 0; k--) {
                var choose = 1.0;
                for (var j = 1; j <= Math.min(here, size - k); j++) {
                    choose *= (here - j + 1.0) / j;
                    var shift = j * steps[u];
                    var from = ways[k];
                    var to = ways[k + j];
                    for (var s = 0; s + shift <= range; s++) if (from[s] != 0) to[s + shift] += from[s] * choose;
                }
            }
            taken += here;
        }
        var observed = 0L;
        for (var u = 0; u < steps.length; u++) observed += levels.counts()[small][used.get(u)] * steps[u];
        var below = 0.0;
        var at = ways[size][(int) observed];
        var above = 0.0;
        for (var s = 0; s <= range; s++) {
            if (s < observed) below += ways[size][s];
            if (s > observed) above += ways[size][s];
        }
        var all = below + at + above;
        var lower = (below + at) / all;
        var upper = (above + at) / all;
        return small == 0 ? new Tails(lower, upper, Calculation.EXACT) : new Tails(upper, lower, Calculation.EXACT);
    }

    /// Scores as whole multiples of their common step, from 0; empty when there is none.
    private int[] steps(List<Integer> used) {
        var least = scores[used.getFirst()];
        var gaps = used.stream().mapToDouble(v -> 2 * (scores[v] - least)).toArray();
        var common = 0L;
        for (var gap : gaps) {
            if (gap != Math.rint(gap) || gap > 1e6) return new int[0];
            common = gcd(common, (long) gap);
        }
        var steps = new int[gaps.length];
        for (var u = 0; u < gaps.length; u++) steps[u] = (int) ((long) gaps[u] / common);
        return steps;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
