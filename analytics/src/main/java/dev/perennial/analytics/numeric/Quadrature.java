package dev.perennial.analytics.numeric;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// Integration over a finite interval.
public final class Quadrature {
    private Quadrature() {}

    /// An integrand told how far it is from both ends, so that a singular end costs no digits.
    @FunctionalInterface
    public interface Between {
        double at(double fromLow, double toHigh);
    }

    /// Tanh-sinh integration (Takahasi and Mori 1974) over an interval of the given length; integrable
    /// singularities at the ends are allowed. Halves its step until two answers agree to `relative`.
    ///
    /// @throws UnusableData for a length or precision out of range, or an integrand that is not a number
    public static double tanhSinh(Between integrand, double length, double relative) {
        if (!Double.isFinite(length)) throw GammaFunction.outside("length", length, "a finite number");
        if (!(relative > 0)) throw GammaFunction.outside("relative", relative, "above 0");
        var integral = halving(integrand, length, relative);
        if (Double.isNaN(integral))
            throw new UnusableData(Reason.NOT_FINITE, "the integrand is not a number somewhere within");
        return integral;
    }

    private static double halving(Between integrand, double length, double relative) {
        var half = length / 2;
        var step = 1.0;
        var sum = integrand.at(half, half) * Math.PI / 2 * half;
        sum += wings(integrand, half, step, step);
        var estimate = sum * step;
        for (var level = 0; level < 9; level++) {
            sum += wings(integrand, half, step / 2, step);
            step /= 2;
            var refined = sum * step;
            if (level > 2 && Math.abs(refined - estimate) <= relative * Math.abs(refined)) return refined;
            estimate = refined;
        }
        return estimate;
    }

    private static double wings(Between integrand, double half, double first, double step) {
        var sum = 0.0;
        for (var t = first; t < 6.2; t += step) {
            var sinh = Math.PI / 2 * Math.sinh(t);
            var cosh = Math.cosh(sinh);
            var weight = half * Math.PI / 2 * Math.cosh(t) / (cosh * cosh);
            var near = half * Math.exp(-sinh) / cosh;
            if (near <= 0 || weight <= 0) break;
            var far = 2 * half - near;
            sum += weight * (integrand.at(near, far) + integrand.at(far, near));
        }
        return sum;
    }

    /// The nodes of the 16-point Gauss-Legendre rule on [0, 1].
    public static double[] nodes() {
        return nodes(16);
    }

    /// The weights that belong to [#nodes()]; they add up to 1.
    public static double[] weights() {
        return weights(16);
    }

    /// The nodes of the Gauss-Legendre rule of that many points, 1 to 1,000, on [0, 1].
    public static double[] nodes(int points) {
        return legendre(points)[0];
    }

    /// The weights that belong to [#nodes(int)]; they add up to 1.
    public static double[] weights(int points) {
        return legendre(points)[1];
    }

    /// Roots of the Legendre polynomial by Newton steps from their asymptotic places.
    private static double[][] legendre(int points) {
        if (points < 1 || points > 1_000)
            throw new UnusableData(Reason.OUT_OF_RANGE, "a rule of %d points: 1 to 1,000 can be had".formatted(points));
        var rule = new double[2][points];
        for (var i = 0; i < points; i++) {
            var x = Math.cos(Math.PI * (i + 0.75) / (points + 0.5));
            var slope = 1.0;
            for (var round = 0; round < 6; round++) {
                var previous = 1.0;
                var value = x;
                for (var k = 2; k <= points; k++) {
                    var next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                    previous = value;
                    value = next;
                }
                slope = points * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }
            rule[0][i] = (1 - x) / 2;
            rule[1][i] = 1 / ((1 - x * x) * slope * slope);
        }
        return rule;
    }
}
