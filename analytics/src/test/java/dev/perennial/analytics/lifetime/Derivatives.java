package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.numeric.Ascent;

/// Compares analytic derivatives with central differences.
final class Derivatives {
    private static final double STEP = 1e-5;

    private Derivatives() {}

    static void check(Ascent.Surface surface, double[] at) {
        var n = at.length;
        var gradient = new double[n];
        var hessian = new double[n][n];
        surface.climb(at, gradient, hessian);
        for (var i = 0; i < n; i++) {
            var up = at.clone();
            var down = at.clone();
            up[i] += STEP;
            down[i] -= STEP;
            var slopeUp = new double[n];
            var slopeDown = new double[n];
            var difference =
                    surface.climb(up, slopeUp, new double[n][n]) - surface.climb(down, slopeDown, new double[n][n]);
            assertThat(gradient[i]).isCloseTo(difference / (2 * STEP), within(1e-5 * (1 + Math.abs(gradient[i]))));
            for (var j = 0; j < n; j++)
                assertThat(hessian[i][j])
                        .isCloseTo(
                                (slopeUp[j] - slopeDown[j]) / (2 * STEP), within(1e-5 * (1 + Math.abs(hessian[i][j]))));
        }
    }
}
