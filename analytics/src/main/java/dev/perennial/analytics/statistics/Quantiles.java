package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.Binomial;
import java.util.Arrays;

/// The quantiles of a sample, in the unit of its values.
///
/// Hyndman, Fan (1996), Sample quantiles in statistical packages, The American Statistician 50(4).
public final class Quantiles {
    /// How a quantile between two values is read; the numbers are those of the paper.
    public enum Rule {
        /// Type 6, (n + 1) p.
        WEIBULL,
        /// Type 7, what most spreadsheets give.
        LINEAR,
        /// Type 8, about unbiased for the median whatever the distribution: the paper's advice, and ours.
        MEDIAN_UNBIASED
    }

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    /// @throws UnusableData when there are no values or one is not finite
    public static Quantiles of(double... values) {
        Values.finite("sample", values);
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    public double at(double share) {
        return at(share, Rule.MEDIAN_UNBIASED);
    }

    public double at(double share, Rule rule) {
        if (!(share >= 0 && share <= 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a quantile at %s is not between 0 and 1".formatted(share));
        var n = sorted.length;
        var position = switch (rule) {
            case WEIBULL -> (n + 1) * share;
            case LINEAR -> (n - 1) * share + 1;
            case MEDIAN_UNBIASED -> (n + 1.0 / 3) * share + 1.0 / 3;
        };
        var below = Math.clamp((long) Math.floor(position + 4e-16 * n), 1, n);
        var above = Math.min(below + 1, n);
        var part = Math.clamp(position - below, 0, 1);
        return sorted[below - 1] + part * (sorted[above - 1] - sorted[below - 1]);
    }

    public double median() {
        return at(0.5);
    }

    /// The interval between two values of the sample that covers the true quantile at least at the
    /// level, whatever the distribution. With too few values for that it reaches from the lowest to the
    /// highest, and its level says how sure that is.
    public Interval interval(double share, double level) {
        Interval.z(level);
        var n = sorted.length;
        var binomial = new Binomial(n, share);
        var tail = (1 - level) / 2;
        var low = 1;
        while (low < n && binomial.cumulative(low) <= tail) low++;
        var high = n;
        while (high > low && binomial.upper(high - 2) <= tail) high--;
        var covered = 1 - binomial.cumulative(low - 1) - binomial.upper(high - 1);
        return new Interval(at(share), sorted[low - 1], sorted[high - 1], Math.min(level, covered));
    }

    /// The median distance from the median, scaled to the standard deviation of a normal distribution.
    public double medianDeviation() {
        var middle = at(0.5, Rule.LINEAR);
        return 1.4826022185056018
                * of(Arrays.stream(sorted).map(v -> Math.abs(v - middle)).toArray())
                        .at(0.5, Rule.LINEAR);
    }
}
