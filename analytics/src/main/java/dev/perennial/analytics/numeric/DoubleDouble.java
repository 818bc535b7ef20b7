package dev.perennial.analytics.numeric;

/// A number as the unevaluated sum of two doubles: about 32 digits.
///
/// Dekker (1971), A floating-point technique for extending the available precision, Numerische
/// Mathematik 18.
public record DoubleDouble(double high, double low) {
    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    public double value() {
        return high + low;
    }

    private static DoubleDouble normal(double high, double low) {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }

    public DoubleDouble plus(DoubleDouble other) {
        var sum = high + other.high;
        var back = sum - high;
        return normal(sum, (high - (sum - back)) + (other.high - back) + low + other.low);
    }

    public DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    public DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    public DoubleDouble times(DoubleDouble other) {
        var product = high * other.high;
        return normal(product, Math.fma(high, other.high, -product) + high * other.low + low * other.high);
    }

    public DoubleDouble over(DoubleDouble other) {
        var first = high / other.high;
        var rest = minus(other.times(of(first)));
        var second = rest.high / other.high;
        return normal(first, second + rest.minus(other.times(of(second))).high / other.high);
    }

    /// The square root of a number that is 0 or more.
    public DoubleDouble root() {
        if (high <= 0) return of(0);
        var root = Math.sqrt(high);
        return normal(root, minus(of(root).times(of(root))).high / (2 * root));
    }

    /// Σ one[i] · two[i] from `from` on, of columns given by their high and low parts.
    static DoubleDouble dot(double[] one, double[] oneLow, double[] two, double[] twoLow, int from) {
        var high = 0.0;
        var low = 0.0;
        for (var i = from; i < one.length; i++) {
            var product = one[i] * two[i];
            var rest = Math.fma(one[i], two[i], -product) + one[i] * twoLow[i] + oneLow[i] * two[i];
            var sum = high + product;
            var back = sum - high;
            low += (high - (sum - back)) + (product - back) + rest;
            high = sum;
        }
        return normal(high, low);
    }

    /// Takes `factor` · one from two, from `from` on.
    static void subtract(DoubleDouble factor, double[] one, double[] oneLow, double[] two, double[] twoLow, int from) {
        var high = factor.high;
        var low = factor.low;
        for (var i = from; i < one.length; i++) {
            var product = high * one[i];
            var rest = Math.fma(high, one[i], -product) + high * oneLow[i] + low * one[i];
            var sum = two[i] - product;
            var back = sum - two[i];
            var error = (two[i] - (sum - back)) - (product + back) + twoLow[i] - rest;
            two[i] = sum + error;
            twoLow[i] = error - (two[i] - sum);
        }
    }
}
