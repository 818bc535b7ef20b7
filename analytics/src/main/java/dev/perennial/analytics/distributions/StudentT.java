package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.BetaFunction;
import dev.perennial.analytics.numeric.Root;

/// Student's t distribution; degrees of freedom need not be whole.
public record StudentT(double degrees) {
    public StudentT {
        Given.positive(degrees, "degrees of freedom");
    }

    public double cumulative(double t) {
        return t > 0 ? 1 - upper(t) : upper(-t);
    }

    /// P(T > t); relative error about 1e-14 in the tail.
    public double upper(double t) {
        return t < 0 ? 1 - upper(-t) : twoSided(t) / 2;
    }

    /// The probability of a value at least as far from 0 as t, on either side.
    public double twoSided(double t) {
        Given.number(t);
        if (Double.isInfinite(t)) return 0;
        var square = t * t;
        return BetaFunction.regularised(degrees / (degrees + square), square / (degrees + square), degrees / 2, 0.5);
    }

    public double quantile(double probability) {
        Given.inside(probability);
        if (probability > 0.5) return -quantile(1 - probability);
        if (probability == 0.5) return 0;
        var log = Math.log(probability);
        return -Root.above(t -> Math.log(upper(t)) - log, 0, 1);
    }
}
