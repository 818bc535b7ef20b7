package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.GammaFunction;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.numeric.Quadrature;

/// Student's t when there is a difference: the distribution that power rests on. `shift` is the
/// expected z.
public record NoncentralT(double degrees, double shift) {
    private static final int PANELS = 40;

    public NoncentralT {
        Given.positive(degrees, "degrees of freedom");
        Given.number(shift);
    }

    /// P(T > t), by integrating over the estimated spread; absolute error about 1e-13.
    public double upper(double t) {
        Given.number(t);
        var reach = 12 / Math.sqrt(2 * degrees);
        var low = Math.max(0, 1 - reach);
        var width = (1 + reach - low) / PANELS;
        var nodes = Quadrature.nodes();
        var weights = Quadrature.weights();
        var half = degrees / 2;
        var sum = 0.0;
        for (var panel = 0; panel < PANELS; panel++)
            for (var k = 0; k < nodes.length; k++) {
                var spread = low + (panel + nodes[k]) * width;
                var density = 2 * half / spread * GammaFunction.poissonTerm(half, half * spread * spread);
                sum += weights[k] * width * density * Normal.cumulative(shift - t * spread);
            }
        return Math.clamp(sum, 0, 1);
    }
}
