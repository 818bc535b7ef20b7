package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Quantiles;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;

/// How a column is made comparable with others: optionally the logarithm of one more, then the outermost
/// values pulled in to `low` and `high`, then distance from `mean` in standard deviations. Kept as a value, so
/// that new customers are measured as the old ones were.
public record Feature(String name, boolean logarithmic, double low, double high, double mean, double deviation) {

    /// Learns from a column as it is: the outermost `tails` of it on either side are pulled in (0 for none).
    ///
    /// @throws UnusableData for values that are not finite, fewer than 2, all the same once pulled in, or tails
    /// not in [0, 0.25]
    public static Feature plain(String name, double[] values, double tails) {
        return of(name, false, values, tails);
    }

    /// Learns from a long-tailed column such as money or counts: of log(1 + value).
    ///
    /// @throws UnusableData as [#plain], and for a value below 0
    public static Feature logarithmic(String name, double[] values, double tails) {
        return of(name, true, values, tails);
    }

    private static Feature of(String name, boolean logarithmic, double[] values, double tails) {
        Values.atLeast(2, name, values);
        if (!(tails >= 0 && tails <= 0.25))
            throw new UnusableData(Reason.OUT_OF_RANGE, "tails of %s: between 0 and 0.25".formatted(tails));
        var scaled = new double[values.length];
        for (var i = 0; i < scaled.length; i++) scaled[i] = scaled(name, logarithmic, values[i]);
        var quantiles = Quantiles.of(scaled);
        var low = quantiles.at(tails, Quantiles.Rule.LINEAR);
        var high = quantiles.at(1 - tails, Quantiles.Rule.LINEAR);
        if (low == high && tails > 0) {
            low = quantiles.at(0);
            high = quantiles.at(1);
        }
        if (!Double.isFinite(high - low))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%s goes from %s to %s: that is too far to be measured".formatted(name, low, high));
        for (var i = 0; i < scaled.length; i++) scaled[i] = Math.clamp(scaled[i], low, high);
        var summary = Summary.of(scaled);
        var deviation = Math.sqrt(summary.squares() / summary.count());
        if (!(deviation > 0))
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "%s is %s for everybody: it tells nobody apart".formatted(name, values[0]));
        return new Feature(name, logarithmic, low, high, summary.mean(), deviation);
    }

    private static double scaled(String name, boolean logarithmic, double value) {
        if (!logarithmic) return value;
        if (value < 0)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "%s: %s is below 0 and has no logarithm here".formatted(name, value));
        return Math.log1p(value);
    }

    /// The value in standard deviations from the mean.
    ///
    /// @throws UnusableData when it is not finite, or negative in a logarithmic column
    public double prepare(double value) {
        Values.finite(name, value);
        return (Math.clamp(scaled(name, logarithmic, value), low, high) - mean) / deviation;
    }

    /// Back from standard deviations to the unit of the column.
    ///
    /// @throws UnusableData when it is not finite
    public double restore(double prepared) {
        Values.finite(name, prepared);
        var scaled = mean + prepared * deviation;
        return logarithmic ? Math.expm1(scaled) : scaled;
    }
}
