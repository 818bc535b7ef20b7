package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Normal;

/// An estimate and the interval that covers the truth in a share `level` of all samples.
public record Interval(double estimate, double low, double high, double level) {
    /// The normal quantile that leaves (1 − level) / 2 above it.
    public static double z(double level) {
        if (!(level > 0 && level < 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a level of %s is not between 0 and 1".formatted(level));
        return Normal.quantile(0.5 + level / 2);
    }
}
