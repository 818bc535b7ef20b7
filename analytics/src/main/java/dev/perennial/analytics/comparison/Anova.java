package dev.perennial.analytics.comparison;

import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.FisherF;
import dev.perennial.analytics.distributions.NoncentralF;
import dev.perennial.analytics.distributions.StudentizedRange;
import dev.perennial.analytics.statistics.Interval;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Means of two or more groups.
///
/// Fisher (1925), Statistical methods for research workers; Welch (1951), On the comparison of several
/// mean values, Biometrika 38; the interval of the explained share by inverting the noncentral F
/// (Steiger 2004, Psychological Methods 9).
public final class Anova {
    private Anova() {}

    /// Supposes that all groups spread alike; Welch's form below does not. Effect: omega squared.
    ///
    /// @throws dev.perennial.analytics.UnusableData for fewer than two groups, fewer than two values in
    /// one, values that are not finite, or no spread within any group
    public static TestResult of(double level, double[]... groups) {
        var samples = Samples.of(groups);
        samples.someVary();
        var between = 0.0;
        var within = 0.0;
        var middle = samples.grandMean();
        for (var group : samples.groups()) {
            between += group.count() * (group.mean() - middle) * (group.mean() - middle);
            within += group.squares();
        }
        var numerator = groups.length - 1.0;
        var denominator = (double) samples.size() - groups.length;
        var f = between / numerator / (within / denominator);
        var caveats = EnumSet.noneOf(Caveat.class);
        caveats.addAll(samples.caveats());
        if (samples.unequalSpread()) caveats.add(Caveat.UNEQUAL_SPREAD);
        return result(Method.ANOVA, f, numerator, denominator, samples, caveats, level);
    }

    /// Groups may spread differently. Effect: omega squared.
    ///
    /// @throws dev.perennial.analytics.UnusableData as [#of], and for a group whose values are all the
    /// same
    public static TestResult welch(double level, double[]... groups) {
        var samples = Samples.of(groups);
        samples.eachVaries();
        var welch = Welch.of(samples);
        return result(
                Method.WELCH_ANOVA, welch.f, groups.length - 1.0, welch.denominator, samples, samples.caveats(), level);
    }

    /// Welch's ratio: groups weighted by the precision of their means.
    record Welch(double f, double denominator) {
        static Welch of(Samples samples) {
            var k = samples.groups().length;
            var weights = new double[k];
            var total = 0.0;
            for (var g = 0; g < k; g++) {
                weights[g] = samples.groups()[g].count() / samples.groups()[g].variance();
                total += weights[g];
            }
            var middle = 0.0;
            for (var g = 0; g < k; g++) middle += weights[g] / total * samples.groups()[g].mean();
            var between = 0.0;
            var doubt = 0.0;
            for (var g = 0; g < k; g++) {
                var gap = samples.groups()[g].mean() - middle;
                between += weights[g] * gap * gap / (k - 1);
                var rest = 1 - weights[g] / total;
                doubt += rest * rest / (samples.groups()[g].count() - 1);
            }
            return new Welch(
                    between / (1 + 2 * (k - 2) * doubt / (k * (double) k - 1)), (k * (double) k - 1) / (3 * doubt));
        }
    }

    private static TestResult result(
            Method method,
            double f,
            double numerator,
            double denominator,
            Samples samples,
            Set<Caveat> caveats,
            double level) {
        return new TestResult(
                method,
                f,
                List.of(numerator, denominator),
                new FisherF(numerator, denominator).upper(f),
                Calculation.ASYMPTOTIC,
                List.of(explained(f, numerator, denominator, samples.size(), level)),
                caveats);
    }

    static Effect explained(double f, double numerator, double denominator, double n, double level) {
        Interval.z(level);
        var tail = (1 - level) / 2;
        var least = NoncentralF.shiftOf(f, numerator, denominator, 1 - tail);
        var most = NoncentralF.shiftOf(f, numerator, denominator, tail);
        var surplus = numerator * (f - 1);
        var estimate = Math.max(0, surplus / (surplus + n));
        return new Effect(
                Kind.OMEGA_SQUARED,
                new Interval(
                        estimate,
                        Math.min(estimate, least / (least + n)),
                        Math.max(estimate, most / (most + n)),
                        level));
    }

    /// Tukey's honest differences: for every pair of groups the probability of a gap as wide between
    /// any two of them if all were alike. Entry [i][j] for groups i and j; spreads are supposed alike.
    ///
    /// Tukey (1949); Kramer (1956) for groups of different size.
    public static double[][] tukey(double[]... groups) {
        var samples = Samples.of(groups);
        samples.someVary();
        var within = 0.0;
        for (var group : samples.groups()) within += group.squares();
        var degrees = (double) samples.size() - groups.length;
        var range = new StudentizedRange(groups.length, degrees);
        var p = new double[groups.length][groups.length];
        for (var i = 0; i < groups.length; i++) {
            p[i][i] = 1;
            for (var j = 0; j < i; j++) {
                var one = samples.groups()[i];
                var two = samples.groups()[j];
                var error = Math.sqrt(within / degrees / 2 * (1.0 / one.count() + 1.0 / two.count()));
                p[i][j] = range.upper(Math.abs(one.mean() - two.mean()) / error);
                p[j][i] = p[i][j];
            }
        }
        return p;
    }
}
