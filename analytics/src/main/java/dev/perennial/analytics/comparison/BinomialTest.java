package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.Binomial;
import dev.perennial.analytics.numeric.Root;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import java.util.List;
import java.util.Set;

/// Whether a share differs from one known or promised beforehand.
///
/// Clopper, Pearson (1934), The use of confidence or fiducial limits, Biometrika 26.
public final class BinomialTest {
    private static final double TIES = 1 + 1e-7;

    private BinomialTest() {}

    /// Exact: all outcomes no likelier than this one. The statistic is the share; the effect is its
    /// distance from the promised one, with exact limits.
    ///
    /// @throws UnusableData when the promised share is not strictly between 0 and 1
    public static TestResult of(Proportion found, double promised, double level) {
        if (!(promised > 0 && promised < 1))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a promised share of %s is not between 0 and 1".formatted(promised));
        var exact = exact(found, level);
        var effect = new Interval(
                exact.estimate() - promised, exact.low() - promised, exact.high() - promised, exact.level());
        return new TestResult(
                Method.BINOMIAL,
                found.share(),
                List.of(),
                p(found, new Binomial(found.of(), promised)),
                Calculation.EXACT,
                List.of(new Effect(Kind.RISK_DIFFERENCE, effect)),
                found.of() < 10 ? Set.of(Caveat.FEW_ANSWERS) : Set.of());
    }

    static double p(Proportion found, Binomial binomial) {
        var hits = found.hits();
        var here = binomial.at(hits) * TIES;
        var mean = binomial.of() * binomial.probability();
        if (hits == mean) return 1;
        if (hits < mean) {
            var low = (long) Math.ceil(mean);
            var high = binomial.of() + 1;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (binomial.at(middle) <= here) high = middle;
                else low = middle + 1;
            }
            return Math.min(1, binomial.cumulative(hits) + binomial.upper(low - 1));
        }
        var low = -1L;
        var high = (long) Math.floor(mean);
        while (low < high) {
            var middle = (low + high + 1) >> 1;
            if (binomial.at(middle) <= here) low = middle;
            else high = middle - 1;
        }
        return Math.min(1, binomial.upper(hits - 1) + binomial.cumulative(low));
    }

    /// Clopper and Pearson's interval: never covers less than it says, so it is wider than Wilson's.
    public static Interval exact(Proportion found, double level) {
        Interval.z(level);
        var tail = (1 - level) / 2;
        var low = found.hits() == 0
                ? 0
                : Root.between(p -> new Binomial(found.of(), p).upper(found.hits() - 1) - tail, 0, found.share());
        var high = found.hits() == found.of()
                ? 1
                : Root.between(p -> tail - new Binomial(found.of(), p).cumulative(found.hits()), found.share(), 1);
        return new Interval(found.share(), low, high, level);
    }
}
