package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.GammaFunction;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.numeric.Quadrature;

/// The range of `groups` means in units of their standard error: the distribution behind Tukey's test.
public record StudentizedRange(int groups, double degrees) {
    private static final int PANELS = 10;

    public StudentizedRange {
        Given.positive(groups - 1.0, "the number of groups less one");
        Given.positive(degrees, "degrees of freedom");
    }

    /// P(Q > q); absolute error about 1e-10.
    public double upper(double q) {
        Given.number(q);
        if (q <= 0) return 1;
        var reach = 10 / Math.sqrt(2 * degrees);
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
                if (density > 1e-16) sum += weights[k] * width * density * wider(q * spread);
            }
        return Math.clamp(sum, 0, 1);
    }

    /// The probability that the range of `groups` standard normal values is above w: the highest is at
    /// z, and not all others lie within w below it.
    private double wider(double w) {
        var low = -9.0;
        var width = 18.0 / PANELS;
        var nodes = Quadrature.nodes();
        var weights = Quadrature.weights();
        var sum = 0.0;
        for (var panel = 0; panel < PANELS; panel++)
            for (var k = 0; k < nodes.length; k++) {
                var z = low + (panel + nodes[k]) * width;
                var density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
                var below = Normal.cumulative(z);
                var within = below - Normal.cumulative(z - w);
                sum += weights[k]
                        * width
                        * groups
                        * density
                        * (Math.pow(below, groups - 1.0) - Math.pow(within, groups - 1.0));
            }
        return sum;
    }
}
