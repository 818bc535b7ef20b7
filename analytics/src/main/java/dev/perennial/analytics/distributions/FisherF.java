package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.BetaFunction;
import dev.perennial.analytics.numeric.Root;

/// Fisher's F distribution of a ratio of variances.
public record FisherF(double numerator, double denominator) {
    public FisherF {
        Given.positive(numerator, "degrees of freedom of the numerator");
        Given.positive(denominator, "degrees of freedom of the denominator");
    }

    public double cumulative(double f) {
        Given.number(f);
        if (f == Double.POSITIVE_INFINITY) return 1;
        var scaled = numerator * f;
        return BetaFunction.regularised(
                scaled / (denominator + scaled), denominator / (denominator + scaled), numerator / 2, denominator / 2);
    }

    /// P(F > f); relative error about 1e-14 in the tail.
    public double upper(double f) {
        Given.number(f);
        if (f <= 0) return 1;
        if (f == Double.POSITIVE_INFINITY) return 0;
        var scaled = numerator * f;
        return BetaFunction.regularised(
                denominator / (denominator + scaled), scaled / (denominator + scaled), denominator / 2, numerator / 2);
    }

    public double quantile(double probability) {
        Given.inside(probability);
        return Root.above(f -> upper(f) - (1 - probability), 0, 1);
    }
}
