package dev.perennial.analytics.numeric;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// The gamma function's logarithm and its derivatives for positive arguments.
///
/// Arguments below 12 are lifted by the recurrence, then the asymptotic series is summed (Abramowitz
/// and Stegun 6.1.41, 6.3.18, 6.4.12). The absolute error is a few units in the last place of the
/// largest term.
public final class GammaFunction {
    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
    private static final double LIFTED = 12;
    private static final double HUGE = 1e250;
    private static final int MOST_FACTORS = 1_000_000;
    private static final double LARGE = 1e18;
    private static final double TINY = 1e-250;

    private GammaFunction() {}

    /// For an argument outside of what a function is defined for; NaN always is.
    static UnusableData outside(String name, double value, String right) {
        return new UnusableData(Reason.OUT_OF_RANGE, name + " is " + value + ": " + right + " is needed");
    }

    /// ln Γ(x) for x ≥ 0; infinite at 0 and at infinity.
    ///
    /// @throws UnusableData below 0 and for NaN, as all functions here outside of what they say
    public static double logGamma(double x) {
        if (!(x >= 0)) throw outside("x", x, "0 or more");
        if (x == Double.POSITIVE_INFINITY) return x;
        var product = 1.0;
        var y = x;
        while (y < LIFTED) {
            product *= y;
            y++;
        }
        return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + stirling(y) - Math.log(product);
    }

    /// The correction of Stirling's formula: ln Γ(y) − (y − ½) ln y + y − ½ ln 2π, for y of 12 or more.
    static double stirling(double y) {
        var inverse = 1 / y;
        var square = inverse * inverse;
        return inverse
                * (1.0 / 12
                        + square
                                * (-1.0 / 360
                                        + square
                                                * (1.0 / 1260
                                                        + square
                                                                * (-1.0 / 1680
                                                                        + square
                                                                                * (1.0 / 1188
                                                                                        + square * -691.0 / 360360)))));
    }

    /// ψ(x), the derivative of [#logGamma], for x > 0.
    public static double digamma(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) throw outside("x", x, "a finite number above 0");
        var shift = 0.0;
        var y = x;
        while (y < LIFTED) {
            shift += 1 / y;
            y++;
        }
        var square = 1 / (y * y);
        var series = square
                * (1.0 / 12
                        - square
                                * (1.0 / 120
                                        - square
                                                * (1.0 / 252
                                                        - square
                                                                * (1.0 / 240
                                                                        - square
                                                                                * (1.0 / 132
                                                                                        - square * 691.0 / 32760)))));
        return Math.log(y) - 0.5 / y - series - shift;
    }

    /// ψ′(x), the second derivative of [#logGamma], for x > 0.
    public static double trigamma(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) throw outside("x", x, "a finite number above 0");
        var shift = 0.0;
        var y = x;
        while (y < LIFTED) {
            shift += 1 / (y * y);
            y++;
        }
        var inverse = 1 / y;
        var square = inverse * inverse;
        var series = inverse
                * square
                * (1.0 / 6
                        - square
                                * (1.0 / 30
                                        - square
                                                * (1.0 / 42
                                                        - square
                                                                * (1.0 / 30
                                                                        - square
                                                                                * (5.0 / 66
                                                                                        - square * 691.0 / 2730)))));
        return inverse + 0.5 * square + series + shift;
    }

    /// ln Γ(x + count) − ln Γ(x) for x ≥ 0: the logarithm of x (x + 1) … (x + count − 1), without cancellation up to a
    /// million factors.
    public static double logRising(double x, int count) {
        if (!(x >= 0 && x < Double.POSITIVE_INFINITY)) throw outside("x", x, "a finite number of 0 or more");
        if (count > MOST_FACTORS) return x > LARGE ? count * Math.log(x) : logGamma(x + count) - logGamma(x);
        var sum = 0.0;
        var product = 1.0;
        for (var i = 0; i < count; i++) {
            product *= x + i;
            if (product > HUGE || product < TINY) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }

    /// The logarithm of Π (x + i) / (y + i) for i below count; zero when x equals y.
    public static double logRisingRatio(double x, double y, int count) {
        if (!(x >= 0 && x < Double.POSITIVE_INFINITY)) throw outside("x", x, "a finite number of 0 or more");
        if (!(y > 0 && y < Double.POSITIVE_INFINITY)) throw outside("y", y, "a finite number above 0");
        if (count > MOST_FACTORS) return logRising(x, count) - logRising(y, count);
        var sum = 0.0;
        var product = 1.0;
        for (var i = 0; i < count; i++) {
            product *= (x + i) / (y + i);
            if (product > HUGE || product < TINY) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }

    /// mean^x e^(−mean) / Γ(x + 1): the Poisson probability of x, also between the integers; x ≥ 0,
    /// mean > 0.
    ///
    /// Loader (2000), Fast and accurate computation of binomial probabilities: the exponent is a sum of
    /// small terms instead of a difference of large ones, so the relative error stays near 1e-15 for
    /// any mean.
    public static double poissonTerm(double x, double mean) {
        if (!(x >= 0)) throw outside("x", x, "0 or more");
        if (!(mean >= 0)) throw outside("mean", mean, "0 or more");
        if (x == Double.POSITIVE_INFINITY || mean == Double.POSITIVE_INFINITY) return 0;
        if (x == 0) return Math.exp(-mean);
        return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x);
    }

    /// ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π for x > 0.
    static double stirlingError(double x) {
        if (x < 1) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
        var sum = 0.0;
        var y = x;
        for (; y < LIFTED; y++) sum += (y + 0.5) * Math.log1p(1 / y) - 1;
        return sum + stirling(y);
    }

    /// x ln(x / mean) + mean − x, without cancellation where x is near the mean.
    static double deviance(double x, double mean) {
        var gap = x - mean;
        if (Math.abs(gap) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - gap;
        var v = gap / (x + mean);
        var sum = gap * v;
        var term = 2 * x * v;
        for (var k = 3; ; k += 2) {
            term *= v * v;
            var next = sum + term / k;
            if (next == sum) return sum;
            sum = next;
        }
    }

    /// P(shape, x) = γ(shape, x) / Γ(shape): the distribution function of a Gamma(shape, 1) variable at
    /// x.
    ///
    /// Series below the mean, continued fraction above it (Lentz); relative error about 1e-14.
    public static double regularisedLower(double shape, double x) {
        check(shape, x);
        if (x <= 0) return 0;
        return x < shape + 1 ? Math.min(1, series(shape, x)) : Math.max(0, 1 - fraction(shape, x));
    }

    /// Q(shape, x) = 1 − P(shape, x), with its own digits where it is small.
    public static double regularisedUpper(double shape, double x) {
        check(shape, x);
        if (x <= 0) return 1;
        return x < shape + 1 ? Math.max(0, 1 - series(shape, x)) : Math.min(1, fraction(shape, x));
    }

    private static void check(double shape, double x) {
        if (!(shape > 0 && shape < Double.POSITIVE_INFINITY)) throw outside("shape", shape, "a finite number above 0");
        if (Double.isNaN(x)) throw outside("x", x, "a number");
    }

    private static double series(double shape, double x) {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; term > sum * 1e-17; k++) {
            term *= x / (shape + k);
            sum += term;
        }
        return sum * poissonTerm(shape, x);
    }

    private static double fraction(double shape, double x) {
        if (x == Double.POSITIVE_INFINITY) return 0;
        var b = x + 1 - shape;
        var c = 1e300;
        var d = 1 / b;
        var fraction = d;
        for (var i = 1; i < 100_000; i++) {
            var an = -i * (i - shape);
            b += 2;
            d = 1 / away(an * d + b);
            c = away(b + an / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < 1e-16) break;
        }
        return shape * poissonTerm(shape, x) * fraction;
    }

    private static double away(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }

    /// The value that a Gamma(shape, 1) variable stays below with the given probability, 0 <
    /// probability < 1.
    ///
    /// Wilson and Hilferty's approximation, bracketed and refined by bisection-safe Newton steps.
    public static double quantile(double probability, double shape) {
        check(shape, 0);
        if (!(probability > 0 && probability < 1)) throw outside("probability", probability, "more than 0 and below 1");
        var cube = 1 - 1 / (9 * shape) + Normal.quantile(probability) / (3 * Math.sqrt(shape));
        var x = shape * cube * cube * cube;
        if (!(x > 0)) x = Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape);
        if (x == 0) return 0;

        var low = 0.0;
        var high = Double.POSITIVE_INFINITY;
        for (var i = 0; i < 200; i++) {
            var error = regularisedLower(shape, x) - probability;
            if (error > 0) high = x;
            else low = x;
            var density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
            var next = x - error / density;
            if (!(next > low && next < high)) next = high == Double.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
            if (Math.abs(next - x) <= 1e-13 * x) return next;
            x = next;
        }
        return x;
    }
}
