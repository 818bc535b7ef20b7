package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.GammaFunction;

/// The Poisson distribution of independent events: how many there are when `mean` are expected.
public record Poisson(double mean) {
    public Poisson {
        Given.positive(mean, "a Poisson mean");
    }

    /// The probability of exactly that many.
    public double at(long count) {
        return count < 0 ? 0 : GammaFunction.poissonTerm(count, mean);
    }

    /// The probability of at most that many.
    public double cumulative(long count) {
        return count < 0 ? 0 : GammaFunction.regularisedUpper(count + 1.0, mean);
    }

    /// The probability of more than that many.
    public double upper(long count) {
        return count < 0 ? 1 : GammaFunction.regularisedLower(count + 1.0, mean);
    }
}
