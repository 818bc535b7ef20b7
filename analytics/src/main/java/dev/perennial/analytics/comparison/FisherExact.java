package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.Hypergeometric;
import dev.perennial.analytics.numeric.Root;
import dev.perennial.analytics.statistics.Interval;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/// Whether groups (rows) choose categories (columns) differently when counts are too small for
/// chi-squared: the share of all tables with the same margins that are no likelier than this one.
///
/// Fisher (1935), The logic of inductive inference, Journal of the Royal Statistical Society 98;
/// Freeman, Halton (1951), Biometrika 38, for larger tables.
public final class FisherExact {
    private static final double TIES = 1 + 1e-7;
    private static final double LARGEST_ODDS = 1e12;

    private FisherExact() {}

    /// Exact, or by 99,999 seeded random tables where there are too many to count. The statistic is the
    /// probability of the table itself. Effects: for two by two the difference and ratio of shares and
    /// the conditional odds ratio with its exact interval; for larger ones Cramér's V.
    ///
    /// @throws UnusableData as [ChiSquaredTest#of], and for over a million counts
    public static TestResult of(long[][] table, double level) {
        Interval.z(level);
        var counts = Table.of(table);
        if (counts.size() > 1_000_000)
            throw new UnusableData(
                    Reason.TOO_MANY, "%d counts: from a million on use chi-squared".formatted(counts.size()));
        return counts.rows() == 2 && counts.columns() == 2 ? small(counts, level) : large(counts, level);
    }

    private static TestResult small(Table table, double level) {
        var one = table.counts()[0][0];
        var drawn = new Hypergeometric(table.size(), table.column(0), table.row(0));
        var here = drawn.at(one);
        var p = 0.0;
        for (var k = drawn.lowest(); k <= drawn.highest(); k++) {
            var there = drawn.at(k);
            if (there <= here * TIES) p += there;
        }
        var effects = new ArrayList<>(table.shares(level));
        var caveats = EnumSet.noneOf(Caveat.class);
        var odds = odds(drawn, one, level);
        odds.ifPresent(interval -> effects.add(new Effect(Kind.ODDS_RATIO, interval)));
        if (odds.isEmpty() || effects.stream().noneMatch(e -> e.kind() == Kind.RISK_RATIO))
            caveats.add(Caveat.NO_RATIO);
        return new TestResult(
                Method.FISHER_EXACT, here, List.of(), Math.min(1, p), Calculation.EXACT, effects, caveats);
    }

    /// The odds ratio under which this table is the expected one, with exact limits; none where it
    /// would be 0 or infinite.
    private static Optional<Interval> odds(Hypergeometric drawn, long one, double level) {
        if (one == drawn.lowest() || one == drawn.highest()) return Optional.empty();
        var weights = new double[(int) (drawn.highest() - drawn.lowest() + 1)];
        for (var k = 0; k < weights.length; k++) weights[k] = Math.log(drawn.at(drawn.lowest() + k));
        var at = (int) (one - drawn.lowest());
        var tail = (1 - level) / 2;
        return Optional.of(new Interval(
                solve(odds -> tilted(weights, odds, at).mean - at),
                solve(odds -> tilted(weights, odds, at).atLeast - tail),
                solve(odds -> tail - tilted(weights, odds, at).atMost),
                level));
    }

    private static double solve(DoubleUnaryOperator rising) {
        var end = Math.log(LARGEST_ODDS);
        return Math.exp(Root.between(rising, -end, end));
    }

    private record Tilted(double mean, double atMost, double atLeast) {}

    /// The hypergeometric distribution when the log odds of the groups differ.
    private static Tilted tilted(double[] logWeights, double logOdds, int at) {
        var highest = Double.NEGATIVE_INFINITY;
        for (var k = 0; k < logWeights.length; k++) highest = Math.max(highest, logWeights[k] + k * logOdds);
        var sum = 0.0;
        var mean = 0.0;
        var atMost = 0.0;
        var atLeast = 0.0;
        for (var k = 0; k < logWeights.length; k++) {
            var weight = Math.exp(logWeights[k] + k * logOdds - highest);
            sum += weight;
            mean += k * weight;
            if (k <= at) atMost += weight;
            if (k >= at) atLeast += weight;
        }
        return new Tilted(mean / sum, atMost / sum, atLeast / sum);
    }

    private static TestResult large(Table table, double level) {
        var wide = table.columns() >= table.rows();
        var margins = new FixedMargins(table, wide);
        var counted = margins.counted();
        if (counted.isEmpty()) counted = new FixedMargins(table, !wide).counted();
        return new TestResult(
                Method.FISHER_EXACT,
                Math.exp(margins.logProbability()),
                List.of(),
                counted.isPresent() ? counted.getAsDouble() : margins.simulated(),
                counted.isPresent() ? Calculation.EXACT : Calculation.SIMULATED,
                List.of(new Effect(Kind.CRAMERS_V, ChiSquaredTest.cramer(table, level))),
                Set.of());
    }
}
