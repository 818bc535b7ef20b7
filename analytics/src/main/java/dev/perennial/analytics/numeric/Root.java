package dev.perennial.analytics.numeric;

import java.util.function.DoubleUnaryOperator;

/// Finds where a function of one variable crosses zero.
public final class Root {
    private Root() {}

    /// The crossing between `low` and `high`, where the function has different signs, to the last bits
    /// of x. When it has the same sign at both ends, the end nearer to zero.
    ///
    /// Chandrupatla (1997), A new hybrid quadratic/bisection algorithm, Advances in Engineering
    /// Software 28.
    public static double between(DoubleUnaryOperator function, double low, double high) {
        if (!Double.isFinite(low)) throw GammaFunction.outside("low", low, "a finite number");
        if (!Double.isFinite(high)) throw GammaFunction.outside("high", high, "a finite number");
        var b = low;
        var a = high;
        var fb = function.applyAsDouble(b);
        var fa = function.applyAsDouble(a);
        if (Math.signum(fa) * Math.signum(fb) > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
        var part = 0.5;
        for (var round = 0; round < 400; round++) {
            var x = a + part * (b - a);
            var fx = function.applyAsDouble(x);
            double c;
            double fc;
            if (Math.signum(fx) == Math.signum(fa)) {
                c = a;
                fc = fa;
            } else {
                c = b;
                fc = fb;
                b = a;
                fb = fa;
            }
            a = x;
            fa = fx;
            var best = Math.abs(fb) < Math.abs(fa) ? b : a;
            var tolerance = 2 * Math.ulp(best);
            var least = tolerance / Math.abs(b - a);
            if (least > 0.5 || fa == 0 || fb == 0) return best;
            var xi = (a - b) / (c - b);
            var phi = (fa - fb) / (fc - fb);
            part = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                    ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
                    : 0.5;
            part = Math.clamp(part, least, 1 - least);
        }
        return a;
    }

    /// The crossing of a falling function at or above `from`, where it is not below zero: the end is
    /// found by doubling the step from `step`, up to 1e300.
    public static double above(DoubleUnaryOperator falling, double from, double step) {
        if (!Double.isFinite(from)) throw GammaFunction.outside("from", from, "a finite number");
        if (!(step > 0 && step < 1e300)) throw GammaFunction.outside("step", step, "above 0 and below 1e300");
        var low = from;
        var width = step;
        while (low + width < 1e300 && falling.applyAsDouble(low + width) > 0) {
            low += width;
            width *= 2;
        }
        return between(falling, low, low + width);
    }
}
