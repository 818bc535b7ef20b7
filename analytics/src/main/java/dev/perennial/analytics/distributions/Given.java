package dev.perennial.analytics.distributions;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// Refuses parameters and probabilities that no distribution has.
final class Given {
    private Given() {}

    static void positive(double value, String what) {
        if (!(value > 0 && Double.isFinite(value)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "%s is %s, not above 0".formatted(what, value));
    }

    static void notNegative(double value, String what) {
        if (!(value >= 0 && Double.isFinite(value)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "%s is %s, not 0 or more".formatted(what, value));
    }

    static void number(double value) {
        if (Double.isNaN(value)) throw new UnusableData(Reason.NOT_FINITE, "a statistic of NaN has no probability");
    }

    static void share(double probability) {
        if (!(probability >= 0 && probability <= 1))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a probability of %s is not between 0 and 1".formatted(probability));
    }

    static void inside(double probability) {
        if (!(probability > 0 && probability < 1))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a quantile is asked for at %s, not between 0 and 1".formatted(probability));
    }
}
