package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.Binomial;
import dev.perennial.analytics.distributions.ChiSquared;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import java.util.EnumSet;
import java.util.List;

/// Whether the same customers say yes more often the first time than the second, from counts of pairs:
/// yes both times, only first, only second, never.
///
/// McNemar (1947), Psychometrika 12; the difference by Newcombe (1998), Improved confidence intervals
/// for the difference between binomial proportions based on paired data, Statistics in Medicine 17,
/// method 10.
public record McNemar(long both, long first, long second, long never) {
    private static final long FEW = 25;

    public McNemar {
        if (both < 0 || first < 0 || second < 0 || never < 0)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "pairs of %d, %d, %d and %d must all be 0 or more".formatted(both, first, second, never));
        if (first + second == 0)
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "of %d pairs nobody changed their answer".formatted(both + never));
    }

    /// Exact with fewer than 25 changed answers, else the chi-squared limit. Effects: difference of the
    /// shares of yes, first less second; odds of a change in either direction.
    public TestResult test(double level) {
        var statistic = (double) (first - second) * (first - second) / (first + second);
        var few = first + second < FEW;
        var p = few
                ? Math.min(1, 2 * new Binomial(first + second, 0.5).cumulative(Math.min(first, second)))
                : new ChiSquared(1).upper(statistic);
        return result(Method.MCNEMAR, statistic, p, few ? Calculation.EXACT : Calculation.ASYMPTOTIC, level);
    }

    /// The chi-squared limit with continuity correction, as many packages print it.
    public TestResult corrected(double level) {
        var gap = Math.max(0, Math.abs(first - second) - 1.0);
        var statistic = gap * gap / (first + second);
        return result(
                Method.MCNEMAR_CORRECTED, statistic, new ChiSquared(1).upper(statistic), Calculation.ASYMPTOTIC, level);
    }

    private TestResult result(Method method, double statistic, double p, Calculation calculation, double level) {
        var caveats = EnumSet.noneOf(Caveat.class);
        if (first + second < 10) caveats.add(Caveat.FEW_ANSWERS);
        var difference = new Effect(Kind.RISK_DIFFERENCE, difference(level));
        if (first == 0 || second == 0) caveats.add(Caveat.NO_RATIO);
        var effects = first == 0 || second == 0
                ? List.of(difference)
                : List.of(difference, new Effect(Kind.ODDS_RATIO, odds(level)));
        return new TestResult(method, statistic, List.of(1.0), p, calculation, effects, caveats);
    }

    private Interval odds(double level) {
        var share = new Proportion(first, first + second).wilson(level);
        return new Interval(
                (double) first / second, share.low() / (1 - share.low()), share.high() / (1 - share.high()), level);
    }

    private Interval difference(double level) {
        var n = both + first + second + never;
        var one = new Proportion(both + first, n);
        var two = new Proportion(both + second, n);
        var low = one.wilson(level);
        var high = two.wilson(level);
        var correlation = correlation(n);
        var below = apart(one.share() - low.low(), high.high() - two.share(), correlation);
        var above = apart(low.high() - one.share(), two.share() - high.low(), correlation);
        var difference = one.share() - two.share();
        return new Interval(difference, Math.max(-1, difference - below), Math.min(1, difference + above), level);
    }

    private static double apart(double one, double two, double correlation) {
        return Math.sqrt(Math.max(0, one * one - 2 * correlation * one * two + two * two));
    }

    private double correlation(long n) {
        var margins = (double) (both + first) * (second + never) * ((double) (both + second) * (first + never));
        if (margins == 0) return 0;
        var product = (double) both * never - (double) first * second;
        if (product > 0) product = Math.max(product - n / 2.0, 0);
        return product / Math.sqrt(margins);
    }
}
