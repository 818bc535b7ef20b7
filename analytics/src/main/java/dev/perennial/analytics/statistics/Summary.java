package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.StudentT;

/// A sample in a few numbers, in the unit of its values. `squares` is the sum of squared distances from
/// the mean, `cubes` that of the cubed ones.
public record Summary(int count, double mean, double squares, double cubes, double minimum, double maximum) {

    /// In two passes, so that values far from zero keep their digits.
    ///
    /// @throws UnusableData when there are none, one is not finite, or they are so large that squares
    /// overflow
    public static Summary of(double... values) {
        Values.finite("sample", values);
        var minimum = Double.POSITIVE_INFINITY;
        var maximum = Double.NEGATIVE_INFINITY;
        var rough = 0.0;
        for (var value : values) {
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            rough += value / values.length;
        }
        var drift = 0.0;
        for (var value : values) drift += value - rough;
        var mean = minimum == maximum ? minimum : rough + drift / values.length;
        var squares = 0.0;
        var cubes = 0.0;
        for (var value : values) {
            var gap = value - mean;
            squares += gap * gap;
            cubes += gap * gap * gap;
        }
        if (!Double.isFinite(squares) || !Double.isFinite(cubes))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "values from %s to %s are too far apart to square".formatted(minimum, maximum));
        return new Summary(values.length, mean, squares, cubes, minimum, maximum);
    }

    /// The unbiased variance.
    ///
    /// @throws UnusableData for a single value, whose spread nobody knows
    public double variance() {
        if (count < 2) throw new UnusableData(Reason.TOO_LITTLE, "the spread of one value: at least 2 are needed");
        return squares / (count - 1);
    }

    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    public double standardErrorOfMean() {
        return Math.sqrt(variance() / count);
    }

    /// How far the long tail reaches to the right (positive) or left; 0 for symmetric or equal values.
    /// The moment estimator g1.
    public double skewness() {
        return squares == 0 ? 0 : cubes / count / Math.pow(squares / count, 1.5);
    }

    public boolean allTheSame() {
        return minimum == maximum;
    }

    /// Student's t interval for the mean: right for bell-shaped values, good for others from about 30 on.
    public Interval meanInterval(double level) {
        Interval.z(level);
        var error = standardErrorOfMean();
        var width = new StudentT(count - 1.0).quantile(0.5 + level / 2) * error;
        return new Interval(mean, mean - width, mean + width, level);
    }
}
