package dev.perennial.analytics.numeric;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.List;

/// Climbs a smooth function of a few variables to a local maximum by Newton steps in a trust region.
///
/// The Hessian's eigenvalues are taken by their size, so a saddle or a flat ridge is left uphill and not
/// approached. A variable at its bound whose slope points outwards is held there. The climb always ends
/// with
/// finite values; [Peak#converged] says whether it ended on a peak.
public final class Ascent {
    private static final int STEPS = 200;
    private static final double FLAT = 1e-9;
    private static final double NEAR = 0.5;
    private static final int MOST = 1_000;

    private Ascent() {}

    /// A function with its first and second derivatives.
    @FunctionalInterface
    public interface Surface {
        /// Returns the value at `at` and fills `gradient` and the full symmetric `hessian`, both passed
        /// zeroed.
        double climb(double[] at, double[] gradient, double[][] hessian);
    }

    /// Where the climb ended. `evaluations` counts calls of the surface.
    public record Peak(
            double[] at, double value, double[] gradient, double[][] hessian, boolean converged, int evaluations) {

        /// Whether the point is within a factor e of the peak and its height is what the curvature at the peak tells.
        private boolean above(double[] point, double height) {
            if (point.length != at.length) return false;
            var way = new double[point.length];
            for (var i = 0; i < way.length; i++) way[i] = point[i] - at[i];
            for (var d : way) if (Math.abs(d) > 1) return false;
            var told = Symmetric.quadratic(information(), way) / 2;
            return Math.abs(value - height - told) < NEAR * told;
        }

        /// The Hessian with its sign turned: the observed information if the surface is a log-likelihood.
        public double[][] information() {
            var n = hessian.length;
            var information = new double[n][n];
            for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) information[i][j] = -hessian[i][j];
            return information;
        }
    }

    /// Climbs from `start` inside the box [−bound, bound] of every variable. Ends when the height still to
    /// be
    /// gained, estimated by the quadratic model, is below `gain`.
    public static Peak climb(Surface surface, double[] start, double bound, double gain) {
        return climb(surface, start, bound, gain, List.of());
    }

    /// The same, but ends with one of the peaks already known as soon as it is seen to be on the way there.
    public static Peak climb(Surface surface, double[] start, double bound, double gain, List<Peak> known) {
        var n = start.length;
        if (n < 1 || n > MOST)
            throw new UnusableData(Reason.TOO_MANY, "%d variables: 1 to %d can be climbed in".formatted(n, MOST));
        if (!(bound > 0)) throw GammaFunction.outside("bound", bound, "above 0");
        var at = start.clone();
        for (var i = 0; i < n; i++) at[i] = Math.clamp(at[i], -bound, bound);
        var gradient = new double[n];
        var hessian = new double[n][n];
        var value = surface.climb(at, gradient, hessian);
        if (Double.isNaN(value))
            throw new UnusableData(
                    Reason.NOT_FINITE, "the function has no value at its start %s".formatted(Arrays.toString(at)));
        var radius = 1.0;
        var evaluations = 1;
        while (evaluations < STEPS) {
            for (var peak : known) if (peak.above(at, value)) return peak;
            var step = step(at, gradient, hessian, bound);
            if (step.gain() < gain) return new Peak(at, value, gradient, hessian, true, evaluations);

            var length = 0.0;
            for (var d : step.by()) length = Math.max(length, Math.abs(d));
            var scale = Math.min(1, radius / length);
            var next = new double[n];
            for (var i = 0; i < n; i++) next[i] = Math.clamp(at[i] + scale * step.by()[i], -bound, bound);
            var nextGradient = new double[n];
            var nextHessian = new double[n][n];
            var nextValue = surface.climb(next, nextGradient, nextHessian);
            evaluations++;

            var noise = 1e-13 * Math.abs(value);
            if (nextValue >= value - noise) {
                var settled = nextValue - value <= noise && length < 1e-6;
                at = next;
                gradient = nextGradient;
                hessian = nextHessian;
                value = nextValue;
                if (settled) return new Peak(at, value, gradient, hessian, true, evaluations);
                if (scale < 1) radius = Math.min(3, 2 * radius);
            } else {
                radius = 0.25 * scale * length;
                if (radius < 1e-10) return new Peak(at, value, gradient, hessian, step.gain() < 1e-6, evaluations);
            }
        }
        return new Peak(at, value, gradient, hessian, false, evaluations);
    }

    private record Step(double[] by, double gain) {}

    private static Step step(double[] at, double[] gradient, double[][] hessian, double bound) {
        var n = at.length;
        var slope = gradient.clone();
        var curve = new double[n][n];
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) curve[i][j] = -hessian[i][j];
        for (var i = 0; i < n; i++) {
            if (Math.abs(at[i]) < bound - 1e-6 || at[i] * gradient[i] <= 0) continue;
            slope[i] = 0;
            for (var j = 0; j < n; j++) {
                curve[i][j] = 0;
                curve[j][i] = 0;
            }
            curve[i][i] = 1;
        }
        var eigen = Symmetric.eigen(curve);
        var by = new double[n];
        var gain = 0.0;
        for (var k = 0; k < n; k++) {
            var along = 0.0;
            for (var i = 0; i < n; i++) along += eigen.vectors()[i][k] * slope[i];
            var size = Math.max(Math.abs(eigen.values()[k]), FLAT);
            gain += along * along / size / 2;
            for (var i = 0; i < n; i++) by[i] += eigen.vectors()[i][k] * along / size;
        }
        return new Step(by, gain);
    }
}
