package dev.perennial.analytics.numeric;

/// Integration over a finite interval.
public final class Quadrature {
    private static final double[] LEGENDRE_NODES = new double[16];
    private static final double[] LEGENDRE_WEIGHTS = new double[16];

    static {
        for (var i = 0; i < 16; i++) {
            var x = Math.cos(Math.PI * (i + 0.75) / 16.5);
            var slope = 0.0;
            for (var round = 0; round < 6; round++) {
                var previous = 1.0;
                var value = x;
                for (var k = 2; k <= 16; k++) {
                    var next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                    previous = value;
                    value = next;
                }
                slope = 16 * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }
            LEGENDRE_NODES[i] = (1 - x) / 2;
            LEGENDRE_WEIGHTS[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    private Quadrature() {}

    /// An integrand told how far it is from both ends, so that a singular end costs no digits.
    @FunctionalInterface
    public interface Between {
        double at(double fromLow, double toHigh);
    }

    /// Tanh-sinh integration (Takahasi and Mori 1974) over an interval of the given length; integrable
    /// singularities at the ends are allowed. Halves its step until two answers agree to `relative`.
    public static double tanhSinh(Between integrand, double length, double relative) {
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
        return LEGENDRE_NODES.clone();
    }

    /// The weights that belong to [#nodes]; they add up to 1.
    public static double[] weights() {
        return LEGENDRE_WEIGHTS.clone();
    }
}
