package dev.perennial.analytics.numeric;

/// The standard normal distribution.
public final class Normal {
    private static final double SQRT_TWO_PI = 2.50662827463100050241576528481;

    private Normal() {}

    /// The probability of a value below z; relative error about 1e-14 in both tails.
    public static double cumulative(double z) {
        if (Double.isNaN(z)) throw GammaFunction.outside("z", z, "a number");
        return z > 0 ? 1 - upper(z) : upper(-z);
    }

    /// P(Z > z) for z ≥ 0: power series near the middle, continued fraction (Lentz) in the tail.
    private static double upper(double z) {
        var density = Math.exp(-z * z / 2) / SQRT_TWO_PI;
        if (z < 2.5) {
            var term = z;
            var sum = z;
            for (var k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
                term *= z * z / (2 * k + 1);
                sum += term;
            }
            return 0.5 - density * sum;
        }
        var fraction = z;
        for (var k = 200; k > 0; k--) fraction = z + k / fraction;
        return density / fraction;
    }

    /// The z that a standard normal stays below with the given probability; infinite at 0 and 1, and below 1e-300 that
    /// of 1e-300.
    ///
    /// A rational start (Abramowitz and Stegun 26.2.23) polished by Halley steps on [#cumulative].
    public static double quantile(double probability) {
        if (Double.isNaN(probability)) throw GammaFunction.outside("probability", probability, "a number");
        if (probability <= 0) return Double.NEGATIVE_INFINITY;
        if (probability >= 1) return Double.POSITIVE_INFINITY;
        if (probability > 0.5) return -quantile(1 - probability);
        if (probability < 1e-300) return quantile(1e-300);
        var t = Math.sqrt(-2 * Math.log(probability));
        var z = -(t
                - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
        for (var i = 0; i < 3; i++) {
            var error = (cumulative(z) - probability) * SQRT_TWO_PI * Math.exp(z * z / 2);
            z -= error / (1 + z * error / 2);
        }
        return z;
    }
}
