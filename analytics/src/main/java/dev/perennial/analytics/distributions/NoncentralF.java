package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.BetaFunction;
import dev.perennial.analytics.numeric.Root;

/// Fisher's F when there is an effect of size `shift`.
public record NoncentralF(double numerator, double denominator, double shift) {
    public NoncentralF {
        Given.positive(numerator, "degrees of freedom of the numerator");
        Given.positive(denominator, "degrees of freedom of the denominator");
        Given.notNegative(shift, "the noncentrality");
    }

    /// P(F ≤ f), as a Poisson mixture of beta probabilities, summed from the top so that every step
    /// adds; absolute error about 1e-13.
    public double cumulative(double f) {
        Given.number(f);
        if (f <= 0) return 0;
        if (shift == 0) return new FisherF(numerator, denominator).cumulative(f);
        var mixture = new PoissonMixture(shift / 2);
        var x = numerator * f / (numerator * f + denominator);
        var y = denominator / (numerator * f + denominator);
        var a = numerator / 2 + mixture.highest();
        var b = denominator / 2;
        var below = BetaFunction.regularised(x, y, a, b);
        var step = b / (a + b) * BetaFunction.binomialTerm(a, b, x, y);
        var sum = mixture.weight() * below;
        while (mixture.down()) {
            step *= a / (a + b - 1) / x;
            a--;
            below += step;
            sum += mixture.weight() * Math.min(1, below);
        }
        return Math.clamp(sum, 0, 1);
    }

    /// The effect for which a share `probability` of all samples stays below `f`; 0 when even no effect
    /// does not go that high.
    public static double shiftOf(double f, double numerator, double denominator, double probability) {
        Given.inside(probability);
        if (new FisherF(numerator, denominator).cumulative(f) <= probability) return 0;
        return Root.above(
                shift -> new NoncentralF(numerator, denominator, shift).cumulative(f) - probability,
                0,
                Math.max(1, numerator * f / 4));
    }
}
