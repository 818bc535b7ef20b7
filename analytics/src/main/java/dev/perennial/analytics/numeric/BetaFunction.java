package dev.perennial.analytics.numeric;

/// The beta function and the distribution it gives rise to.
public final class BetaFunction {
    private static final double MOST = 1e250;
    private static final double LEAST = 1e-150;
    private static final double LARGEST = 1e150;
    private static final double NEVER_ZERO = 1e-300;

    private BetaFunction() {}

    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b > 0.
    public static double logBeta(double a, double b) {
        if (!(a > 0 && a < MOST)) throw GammaFunction.outside("a", a, "above 0 and below 1e250");
        if (!(b > 0 && b < MOST)) throw GammaFunction.outside("b", b, "above 0 and below 1e250");
        return GammaFunction.logGamma(a) + GammaFunction.logGamma(b) - GammaFunction.logGamma(a + b);
    }

    /// The binomial probability of `hits` and `misses`, also between the integers, when a hit has
    /// probability `p` and a miss `q` = 1 − p; hits, misses ≥ 0, not both 0.
    ///
    /// Loader (2000), as [GammaFunction#poissonTerm]; relative error about 1e-15 near the mean.
    public static double binomialTerm(double hits, double misses, double p, double q) {
        if (!(hits >= 0 && hits < Double.POSITIVE_INFINITY))
            throw GammaFunction.outside("hits", hits, "a finite number of 0 or more");
        if (!(misses >= 0 && misses < Double.POSITIVE_INFINITY))
            throw GammaFunction.outside("misses", misses, "a finite number of 0 or more");
        if (!(p >= 0 && p <= 1)) throw GammaFunction.outside("p", p, "0 to 1");
        if (!(q >= 0 && q <= 1)) throw GammaFunction.outside("q", q, "0 to 1");
        var n = hits + misses;
        if (n == 0) throw GammaFunction.outside("hits and misses", n, "not both 0");
        if (hits == 0) return p == 0 ? 1 : Math.exp(misses * (p < 0.1 ? Math.log1p(-p) : Math.log(q)));
        if (misses == 0) return q == 0 ? 1 : Math.exp(hits * (q < 0.1 ? Math.log1p(-q) : Math.log(p)));
        if (p <= 0 || q <= 0) return 0;
        var exponent = GammaFunction.stirlingError(n)
                - GammaFunction.stirlingError(hits)
                - GammaFunction.stirlingError(misses)
                - GammaFunction.deviance(hits, n * p)
                - GammaFunction.deviance(misses, n * q);
        return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * hits * misses));
    }

    /// I_x(a, b): the probability that a Beta(a, b) variable is below x.
    ///
    /// @throws dev.perennial.analytics.UnusableData as all functions here outside of what they say, and for NaN
    public static double regularised(double x, double a, double b) {
        return regularised(x, 1 - x, a, b);
    }

    /// I_x(a, b) when y = 1 − x is known to more digits than x has.
    ///
    /// Continued fraction (Lentz) on the side where it converges quickly; relative error about 1e-14.
    public static double regularised(double x, double y, double a, double b) {
        if (!(a > LEAST && a < LARGEST)) throw GammaFunction.outside("a", a, "1e-150 to 1e150");
        if (!(b > LEAST && b < LARGEST)) throw GammaFunction.outside("b", b, "1e-150 to 1e150");
        if (Double.isNaN(x)) throw GammaFunction.outside("x", x, "a number");
        if (!(Math.abs(x + y - 1) < 1e-6)) throw GammaFunction.outside("y", y, "1 - x");
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        var front = a * b / (a + b) * binomialTerm(a, b, x, y);
        return x < (a + 1) / (a + b + 2)
                ? Math.min(1, front * fraction(x, a, b) / a)
                : Math.max(0, 1 - front * fraction(y, b, a) / b);
    }

    private static double fraction(double x, double a, double b) {
        var c = 1.0;
        var d = 1 / away(1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; m < 100_000; m++) {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) break;
        }
        return value;
    }

    private static double away(double value) {
        return Math.abs(value) < NEVER_ZERO ? NEVER_ZERO : value;
    }
}
