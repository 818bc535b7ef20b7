package dev.perennial.analytics.planning;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.StudentT;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.numeric.Root;
import dev.perennial.analytics.statistics.Interval;

/// How many answers would be enough: to see a difference between two groups with a given power, or to
/// know one figure to within a margin. Answers are fractions where they are per group; round them up.
public final class SampleSize {
    private static final double MOST = 1e12;

    private SampleSize() {}

    /// Answers per group to see means `difference` apart when values spread by `deviation`.
    public static double forMeans(double difference, double deviation, double level, double power) {
        sensible(power, level);
        apart(difference);
        Power.positive(deviation, "a standard deviation");
        var guess = 2 * Math.pow((Interval.z(level) + Normal.quantile(power)) * deviation / difference, 2);
        reachable(guess);
        return Root.between(
                n -> Power.ofMeans(n, difference, deviation, level) - power, 2, Math.max(4, 1.2 * guess + 20));
    }

    /// Answers per group to tell two shares apart.
    public static double forShares(double one, double other, double level, double power) {
        sensible(power, level);
        apart(one - other);
        var pooled = Interval.z(level) * Math.sqrt(2 * Power.variance((one + other) / 2));
        var spread = Normal.quantile(power) * Math.sqrt(Power.variance(one) + Power.variance(other));
        return reachable(Math.pow((pooled + spread) / (one - other), 2));
    }

    /// Answers per group to see promoter scores `difference` points apart when about these shares are
    /// promoters and detractors.
    public static double forPromoterScores(
            double difference, double promoters, double detractors, double level, double power) {
        sensible(power, level);
        apart(difference);
        var z = Interval.z(level) + Normal.quantile(power);
        return reachable(2 * Power.variance(promoters, detractors) * Math.pow(100 * z / difference, 2));
    }

    /// Answers after which a mean is known to within `margin` on either side.
    public static long forMean(double margin, double deviation, double level) {
        Power.positive(margin, "a margin");
        Power.positive(deviation, "a standard deviation");
        reachable(Math.pow(Interval.z(level) * deviation / margin, 2));
        return least(2, n -> new StudentT(n - 1.0).quantile(0.5 + level / 2) * deviation / Math.sqrt(n), margin);
    }

    /// Answers after which Wilson's interval of a share of about `expected` reaches at most `margin` to
    /// either side on average; 0.5 is the careful guess.
    public static long forShare(double margin, double expected, double level) {
        Power.positive(margin, "a margin");
        var variance = Power.variance(expected);
        var z = Interval.z(level);
        reachable(z * z / 4 / margin / margin);
        return least(1, n -> z * Math.sqrt(variance / n + z * z / (4.0 * n * n)) / (1 + z * z / n), margin);
    }

    /// Answers after which a promoter score is known to within `margin` points (of 200) on either side.
    public static long forPromoterScore(double margin, double promoters, double detractors, double level) {
        Power.positive(margin, "a margin");
        var variance = Power.variance(promoters, detractors);
        var z = Interval.z(level);
        reachable(Math.pow(100 * z / margin, 2));
        return least(1, n -> 100 * z * Math.sqrt((n * variance + 3) / (n + 4.0)) / Math.sqrt(n + 4.0), margin);
    }

    /// The smallest difference of two means that this many answers per group would show with the given
    /// power, in the unit of the deviation.
    public static double visibleDifferenceOfMeans(double answers, double deviation, double level, double power) {
        sensible(power, level);
        return Root.above(d -> power - Power.ofMeans(answers, d, deviation, level), 0, deviation);
    }

    private interface Margin {
        double of(long answers);
    }

    private static long least(long from, Margin margin, double wanted) {
        var high = from;
        while (margin.of(high) > wanted) high *= 2;
        var low = Math.max(from, high / 2);
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (margin.of(middle) <= wanted) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static void apart(double difference) {
        if (Power.finite(difference) == 0)
            throw new UnusableData(Reason.ALL_THE_SAME, "no number of answers shows a difference of 0");
    }

    private static void sensible(double power, double level) {
        if (!(power > 1 - level && power < 1))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a power of %s is not between %s and 1".formatted(power, 1 - level));
    }

    private static double reachable(double answers) {
        if (!(answers < MOST))
            throw new UnusableData(Reason.TOO_MANY, "over %s answers would be needed".formatted(MOST));
        return answers;
    }
}
