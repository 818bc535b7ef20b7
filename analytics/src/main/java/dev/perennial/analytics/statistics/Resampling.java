package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// The bootstrap for any number computed from a sample, such as a median or a ratio.
///
/// Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1).
public final class Resampling {
    private Resampling() {}

    /// The percentile interval over `rounds` samples drawn with replacement. The same seed gives the same
    /// interval.
    ///
    /// @throws UnusableData when there are no values, one is not finite, or there are no rounds
    public static Interval of(
            double[] values, int rounds, long seed, double level, ToDoubleFunction<double[]> question) {
        if (values.length == 0 || rounds < 1)
            throw new UnusableData(
                    Reason.EMPTY, "%d values and %d rounds: both need at least 1".formatted(values.length, rounds));
        for (var i = 0; i < values.length; i++)
            if (!Double.isFinite(values[i]))
                throw new UnusableData(Reason.NOT_FINITE, "value %d is %s".formatted(i, values[i]));
        Interval.z(level);
        var random = new SplittableRandom(seed);
        var answers = new double[rounds];
        var sample = new double[values.length];
        for (var round = 0; round < rounds; round++) {
            for (var i = 0; i < sample.length; i++) sample[i] = values[random.nextInt(values.length)];
            answers[round] = question.applyAsDouble(sample);
        }
        Arrays.sort(answers);
        var tail = (1 - level) / 2;
        return new Interval(question.applyAsDouble(values), at(answers, tail), at(answers, 1 - tail), level);
    }

    private static double at(double[] sorted, double share) {
        var position = share * (sorted.length - 1);
        var below = (int) position;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
