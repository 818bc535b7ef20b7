package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.GammaFunction;
import dev.perennial.analytics.numeric.Root;

/// The chi-squared distribution when there is an effect of size `shift`.
public record NoncentralChiSquared(double degrees, double shift) {
    public NoncentralChiSquared {
        Given.positive(degrees, "degrees of freedom");
        Given.notNegative(shift, "the noncentrality");
    }

    /// P(X ≤ value), as a Poisson mixture of central ones, summed from the top so that every step adds;
    /// absolute error about 1e-13.
    public double cumulative(double value) {
        Given.number(value);
        if (value <= 0) return 0;
        if (shift == 0) return new ChiSquared(degrees).cumulative(value);
        var mixture = new PoissonMixture(shift / 2);
        var x = value / 2;
        var shape = degrees / 2 + mixture.highest();
        var below = GammaFunction.regularisedLower(shape, x);
        var step = GammaFunction.poissonTerm(shape, x);
        var sum = mixture.weight() * below;
        while (mixture.down()) {
            step *= shape / x;
            shape--;
            below += step;
            sum += mixture.weight() * Math.min(1, below);
        }
        return Math.clamp(sum, 0, 1);
    }

    /// The effect for which a share `probability` of all samples stays below `value`; 0 when even no
    /// effect does not go that high.
    public static double shiftOf(double value, double degrees, double probability) {
        Given.inside(probability);
        if (new ChiSquared(degrees).cumulative(value) <= probability) return 0;
        return Root.above(
                shift -> new NoncentralChiSquared(degrees, shift).cumulative(value) - probability,
                0,
                Math.max(1, value / 4));
    }
}
