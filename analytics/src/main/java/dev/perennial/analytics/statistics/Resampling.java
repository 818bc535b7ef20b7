package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// The bootstrap for any number computed from a sample, such as a median or a ratio.
///
/// Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1).
public final class Resampling {
    private static final int MOST = 10_000_000;

    private Resampling() {}

    /// The percentile interval over `rounds` samples drawn with replacement. The same seed gives the
    /// same interval.
    ///
    /// @throws UnusableData when there are no values, one is not finite, there are no rounds, or the
    /// question has no
    /// finite answer for a sample
    public static Interval of(
            double[] values, int rounds, long seed, double level, ToDoubleFunction<double[]> question) {
        if (values.length > 0) Values.finite("sample", values);
        return ofRows(values.length, rounds, seed, level, rows -> question.applyAsDouble(pick(values, rows)));
    }

    /// The same for rows of anything: the question is asked of row numbers, drawn with replacement.
    public static Interval ofRows(int rows, int rounds, long seed, double level, ToDoubleFunction<int[]> question) {
        Interval.z(level);
        var answers = answers(rows, rounds, seed, question);
        var tail = (1 - level) / 2;
        return new Interval(ask(question, every(rows)), at(answers, tail), at(answers, 1 - tail), level);
    }

    /// The bias-corrected and accelerated interval: nearer to the promised level when the statistic is
    /// skewed, at the price of one more question per value.
    ///
    /// Efron (1987), Better bootstrap confidence intervals, Journal of the American Statistical
    /// Association 82.
    public static Interval bca(
            double[] values, int rounds, long seed, double level, ToDoubleFunction<double[]> question) {
        if (values.length > 0) Values.finite("sample", values);
        return bcaOfRows(values.length, rounds, seed, level, rows -> question.applyAsDouble(pick(values, rows)));
    }

    /// The same for rows of anything; at least 2 rows. Where every sample gives the same answer, that
    /// is the interval.
    public static Interval bcaOfRows(int rows, int rounds, long seed, double level, ToDoubleFunction<int[]> question) {
        var z = Interval.z(level);
        if (rows < 2)
            throw new UnusableData(Reason.TOO_LITTLE, "%d rows: leaving one out needs at least 2".formatted(rows));
        var answers = answers(rows, rounds, seed, question);
        var estimate = ask(question, every(rows));
        var below = 0.0;
        for (var answer : answers) below += answer < estimate ? 1 : answer == estimate ? 0.5 : 0;
        var bias = Normal.quantile(Math.clamp(below / rounds, 0.5 / rounds, 1 - 0.5 / rounds));
        var acceleration = acceleration(rows, question);
        return new Interval(
                estimate,
                at(answers, shifted(bias, acceleration, -z)),
                at(answers, shifted(bias, acceleration, z)),
                level);
    }

    private static double shifted(double bias, double acceleration, double z) {
        var moved = bias + z;
        var scale = 1 - acceleration * moved;
        return scale <= 0 ? (moved > 0 ? 1 : 0) : Normal.cumulative(bias + moved / scale);
    }

    private static double acceleration(int rows, ToDoubleFunction<int[]> question) {
        var without = new double[rows];
        for (var left = 0; left < rows; left++) {
            var kept = new int[rows - 1];
            for (var i = 0; i < kept.length; i++) kept[i] = i < left ? i : i + 1;
            without[left] = ask(question, kept);
        }
        return -Summary.of(without).skewness() / 6 / Math.sqrt(rows);
    }

    private static double[] answers(int rows, int rounds, long seed, ToDoubleFunction<int[]> question) {
        if (rows < 1 || rounds < 1)
            throw new UnusableData(
                    Reason.EMPTY, "%d values and %d rounds: both need at least 1".formatted(rows, rounds));
        if (rows > MOST || rounds > MOST)
            throw new UnusableData(
                    Reason.TOO_MANY, "%d values and %d rounds: at most %d of either".formatted(rows, rounds, MOST));
        var random = new SplittableRandom(seed);
        var answers = new double[rounds];
        var drawn = new int[rows];
        for (var round = 0; round < rounds; round++) {
            for (var i = 0; i < rows; i++) drawn[i] = random.nextInt(rows);
            answers[round] = ask(question, drawn);
        }
        Arrays.sort(answers);
        return answers;
    }

    private static double ask(ToDoubleFunction<int[]> question, int[] rows) {
        var answer = question.applyAsDouble(rows);
        if (!Double.isFinite(answer))
            throw new UnusableData(
                    Reason.NOT_FINITE, "the question has no number for a sample drawn from the data: " + answer);
        return answer;
    }

    private static int[] every(int rows) {
        var every = new int[rows];
        for (var i = 0; i < rows; i++) every[i] = i;
        return every;
    }

    private static double[] pick(double[] values, int[] rows) {
        var picked = new double[rows.length];
        for (var i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
        return picked;
    }

    private static double at(double[] sorted, double share) {
        var position = share * (sorted.length - 1);
        var below = (int) position;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
