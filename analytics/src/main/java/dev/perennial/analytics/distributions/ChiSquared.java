package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.GammaFunction;

/// The chi-squared distribution.
public record ChiSquared(double degrees) {
    public ChiSquared {
        Given.positive(degrees, "degrees of freedom");
    }

    public double cumulative(double value) {
        Given.number(value);
        return GammaFunction.regularisedLower(degrees / 2, value / 2);
    }

    /// P(X > value); relative error about 1e-14 in the tail.
    public double upper(double value) {
        Given.number(value);
        return GammaFunction.regularisedUpper(degrees / 2, value / 2);
    }

    public double quantile(double probability) {
        Given.inside(probability);
        return 2 * GammaFunction.quantile(probability, degrees / 2);
    }
}
