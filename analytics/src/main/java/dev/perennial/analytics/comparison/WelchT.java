package dev.perennial.analytics.comparison;

import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.StudentT;
import dev.perennial.analytics.numeric.GammaFunction;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Summary;
import java.util.List;

/// Two means whose spreads may differ.
///
/// Welch (1947), The generalization of Student's problem, Biometrika 34; Hedges (1981), Distribution
/// theory for Glass's estimator of effect size, Journal of Educational Statistics 6.
public final class WelchT {
    private WelchT() {}

    /// Effects: mean difference (first less second) with Welch's interval, Hedges' g with Hedges and
    /// Olkin's.
    ///
    /// @throws dev.perennial.analytics.UnusableData for fewer than two values in a group, values that
    /// are not finite, or no spread in either group
    public static TestResult of(double[] first, double[] second, double level) {
        var z = Interval.z(level);
        var samples = Samples.of(first, second);
        samples.someVary();
        var one = samples.groups()[0];
        var two = samples.groups()[1];
        var difference = difference(one, two, level);
        var error = Math.hypot(one.standardErrorOfMean(), two.standardErrorOfMean());
        var t = difference.estimate() / error;
        var degrees = degrees(one, two);
        return new TestResult(
                Method.WELCH_T,
                t,
                List.of(degrees),
                new StudentT(degrees).twoSided(t),
                Calculation.ASYMPTOTIC,
                List.of(new Effect(Kind.MEAN_DIFFERENCE, difference), new Effect(Kind.HEDGES_G, g(one, two, z, level))),
                samples.caveats());
    }

    /// Welch's interval for the first mean less the second; at least one of them varies.
    static Interval difference(Summary one, Summary two, double level) {
        var difference = one.mean() - two.mean();
        var error = Math.hypot(one.standardErrorOfMean(), two.standardErrorOfMean());
        var width = error * new StudentT(degrees(one, two)).quantile(0.5 + level / 2);
        return new Interval(difference, difference - width, difference + width, level);
    }

    /// Welch and Satterthwaite's degrees of freedom, from shares of the variance so that nothing
    /// overflows.
    private static double degrees(Summary one, Summary two) {
        var first = one.variance() / one.count();
        var share = first / (first + two.variance() / two.count());
        return 1 / (share * share / (one.count() - 1) + (1 - share) * (1 - share) / (two.count() - 1));
    }

    private static Interval g(Summary one, Summary two, double z, double level) {
        var degrees = one.count() + two.count() - 2.0;
        var spread = Math.sqrt((one.squares() + two.squares()) / degrees);
        var g = smallSample(degrees) * (one.mean() - two.mean()) / spread;
        var n = (double) one.count() + two.count();
        var width = z * Math.sqrt(n / one.count() / two.count() + g * g / (2 * n));
        return new Interval(g, g - width, g + width, level);
    }

    /// Hedges' exact correction, about 1 − 3 / (4 df − 1).
    static double smallSample(double degrees) {
        if (degrees <= 1) return Math.sqrt(2 / Math.PI) / 2;
        return Math.sqrt(2 / degrees)
                * Math.exp(GammaFunction.logGamma(degrees / 2) - GammaFunction.logGamma((degrees - 1) / 2));
    }

    /// The same before and after: the mean of the differences, first less second of each pair.
    ///
    /// Effects: mean difference with Student's interval, Hedges' g of the differences.
    ///
    /// @throws dev.perennial.analytics.UnusableData for fewer than two pairs, lengths that differ,
    /// values that are not finite, or when all differences are the same
    public static TestResult paired(double[] first, double[] second, double level) {
        var z = Interval.z(level);
        var changes = SignedRank.changes(first, second);
        var samples = new Samples(new Summary[] {Summary.of(changes)});
        samples.eachVaries();
        var change = samples.groups()[0];
        var degrees = change.count() - 1.0;
        var t = change.mean() / change.standardErrorOfMean();
        var g = smallSample(degrees) * change.mean() / change.standardDeviation();
        var width = z * Math.sqrt(1.0 / change.count() + g * g / (2.0 * change.count()));
        var size = new Interval(g, g - width, g + width, level);
        return new TestResult(
                Method.PAIRED_T,
                t,
                List.of(degrees),
                new StudentT(degrees).twoSided(t),
                Calculation.ASYMPTOTIC,
                List.of(new Effect(Kind.MEAN_DIFFERENCE, change.meanInterval(level)), new Effect(Kind.HEDGES_G, size)),
                samples.caveats());
    }
}
