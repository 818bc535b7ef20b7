package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.BetaFunction;
import dev.perennial.analytics.numeric.Quadrature;

/// Mean and mean square of the future purchases of a customer who is alive now.
///
/// Opportunities are a negative binomial count with `shape` and mean shape · time; the chance to leave at
/// each is
/// Beta(a, b) and shared by all of a customer's opportunities. See [BetaGeometricModel] for why the sum
/// below
/// has only positive terms.
record PurchasesWhileAlive(double mean, double square) {
    private static final double LONGEST_SUM = 20_000;
    private static final double NEGLIGIBLE = 1e-17;
    private static final double LOG_LIFT = 600;
    private static final double LIFT = Math.exp(LOG_LIFT);

    /// `time` is the horizon over α + age; a = 0 means that nobody leaves.
    static PurchasesWhileAlive of(double shape, double a, double b, double time) {
        if (time == 0) return new PurchasesWhileAlive(0, 0);
        if (a == 0) {
            var mean = shape * time;
            return new PurchasesWhileAlive(mean, mean * (1 + time) + mean * mean);
        }
        return shape * time > LONGEST_SUM || !(time < 1e12) ? integral(shape, a, b, time) : sum(shape, a, b, time);
    }

    /// Sums over the number of opportunities. Weights that would underflow are carried scaled up.
    static PurchasesWhileAlive sum(double shape, double a, double b, double time) {
        var z = time / (1 + time);
        var c = a + b;
        var logNone = -shape * Math.log1p(time);
        var lifts = logNone < -LOG_LIFT ? -LOG_LIFT - logNone : 0;
        var weight = Math.exp(logNone + lifts);
        var staying = 1.0;
        var purchases = 0.0;
        var squares = 0.0;
        var mean = 0.0;
        var square = 0.0;
        for (var k = 1; ; k++) {
            purchases += staying;
            squares += (2 * k - 1) * staying;
            staying *= (b + k - 1) / (c + k - 1);
            weight *= z * (shape + k - 1) / k;
            mean += weight * purchases;
            square += weight * squares;
            if (weight > LIFT) {
                weight /= LIFT;
                mean /= LIFT;
                square /= LIFT;
                lifts -= LOG_LIFT;
            }
            var ratio = Math.max(z, z * (shape + k) / (k + 1)) * (1 + (2 * k + 1) * staying / squares);
            if (ratio < 1 && weight * squares * ratio <= NEGLIGIBLE * square * (1 - ratio)) break;
        }
        var scale = Math.exp(-lifts);
        return new PurchasesWhileAlive(mean * scale, square * scale);
    }

    /// Integrates over the chance p to leave, for horizons with too many opportunities to sum over. The
    /// value at
    /// p = 1 is taken out first, and what lies below the smallest p that matters is added in closed form,
    /// so that
    /// neither end is singular however small a and b are.
    static PurchasesWhileAlive integral(double shape, double a, double b, double time) {
        var lowest = Math.max(-690, -Math.log(shape) - Math.log(time) - 45);
        var logScale = -BetaFunction.logBeta(a, b);
        var never = mean(1, shape, time);
        var neverSquare = square(1, shape, time);
        var below = Math.exp(a * lowest + logScale) / a;
        var mean = never + below * (shape * time - never);
        var square = neverSquare + below * (shape * time * (1 + time) * (1 + shape * time / (1 + time)) - neverSquare);
        mean += Quadrature.tanhSinh(
                (fromLow, toHigh) -> density(toHigh, a, b, logScale) * (mean(Math.exp(-toHigh), shape, time) - never),
                -lowest,
                1e-13);
        square += Quadrature.tanhSinh(
                (fromLow, toHigh) ->
                        density(toHigh, a, b, logScale) * (square(Math.exp(-toHigh), shape, time) - neverSquare),
                -lowest,
                1e-11);
        return new PurchasesWhileAlive(mean, square);
    }

    /// Density of −ln p at y when p is Beta(a, b).
    private static double density(double y, double a, double b, double logScale) {
        return Math.exp(logScale - a * y + (b - 1) * Math.log(-Math.expm1(-y)));
    }

    private static double mean(double p, double shape, double time) {
        return -Math.expm1(-shape * Math.log1p(p * time)) / p;
    }

    private static double square(double p, double shape, double time) {
        var none = Math.exp(-shape * Math.log1p(p * time));
        var mean = mean(p, shape, time);
        var small = (shape + 2) * p * time;
        var falling = small < 1e-5
                ? shape * (shape + 1) * time * time * (0.5 - small / 3)
                : (mean - shape * time * none / (1 + p * time)) / p;
        return mean + 2 * (1 - p) * falling;
    }
}
