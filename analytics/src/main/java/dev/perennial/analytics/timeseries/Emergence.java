package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.Rate;
import dev.perennial.analytics.distributions.Binomial;
import dev.perennial.analytics.numeric.Root;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.ManyTests;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.List;

/// Which of many themes are named more often lately than before, if mentions are independent events:
/// the count lately, given both counts, is binomial (Przyborowski, Wilenski 1940), asked one-sided, and
/// corrected for having looked at every theme by Benjamini and Hochberg's method.
///
/// `atLeast` is the one-sided lower limit, at the level asked for, of the rate lately over the rate
/// before (there is no upper one where the theme is new); `adjusted` is p after correction; `rising`
/// when adjusted is below 1 − level and there are at least three mentions lately.
public record Emergence(
        int theme, Rate lately, Rate before, double atLeast, double p, double adjusted, boolean rising) {
    private static final int LEAST = 3;

    /// One entry a theme, in the order of the counts; exposure is the number of texts, or the time, in
    /// both periods.
    ///
    /// @throws UnusableData for lengths that differ, counts below 0, exposures not above 0 or over
    /// 100,000 themes
    public static List<Emergence> of(
            long[] lately, double latelyExposure, long[] before, double beforeExposure, double level) {
        Interval.z(level);
        Values.sameLength("counts lately and before", lately.length, before.length);
        if (lately.length > 100_000)
            throw new UnusableData(Reason.TOO_MANY, "%d themes: at most 100,000 are taken".formatted(lately.length));
        var part = latelyExposure / (latelyExposure + beforeExposure);
        var found = new ArrayList<Emergence>();
        var p = new double[lately.length];
        for (var k = 0; k < p.length; k++) {
            var now = new Rate(lately[k], latelyExposure);
            var then = new Rate(before[k], beforeExposure);
            p[k] = now.events() == 0 ? 1 : new Binomial(now.events() + then.events(), part).upper(now.events() - 1);
            found.add(new Emergence(k, now, then, atLeast(now, then, level), p[k], p[k], false));
        }
        var adjusted = ManyTests.benjaminiHochberg(p);
        var emerging = new ArrayList<Emergence>();
        for (var one : found) {
            var corrected = adjusted[one.theme];
            emerging.add(new Emergence(
                    one.theme,
                    one.lately,
                    one.before,
                    one.atLeast,
                    one.p,
                    corrected,
                    corrected < 1 - level && one.lately.events() >= LEAST));
        }
        return List.copyOf(emerging);
    }

    /// The exact lower limit of the ratio of the rates.
    private static double atLeast(Rate now, Rate then, double level) {
        if (now.events() == 0) return 0;
        var all = now.events() + then.events();
        var share = Root.between(
                s -> new Binomial(all, s).upper(now.events() - 1) - (1 - level), 0, (double) now.events() / all);
        return share / (1 - share) * then.exposure() / now.exposure();
    }
}
