package dev.perennial.analytics.planning;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.NoncentralT;
import dev.perennial.analytics.distributions.StudentT;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.statistics.Interval;

/// The chance of seeing a difference that is there, with `answers` in each of two groups, at a level of
/// confidence such as 0.95, asked two-sided.
///
/// Cohen (1988), Statistical power analysis for the behavioral sciences.
public final class Power {
    private Power() {}

    /// Two means that lie `difference` apart when values spread by `deviation`: Student's t under the
    /// effect, without the tiny chance of a significant difference in the wrong direction.
    public static double ofMeans(double answers, double difference, double deviation, double level) {
        Interval.z(level);
        atLeast(2, answers);
        positive(deviation, "a standard deviation");
        var degrees = 2 * answers - 2;
        var shift = Math.abs(finite(difference)) / deviation * Math.sqrt(answers / 2);
        return new NoncentralT(degrees, shift).upper(new StudentT(degrees).quantile(0.5 + level / 2));
    }

    /// Two shares, by the normal limit with pooled variance (Fleiss).
    public static double ofShares(double answers, double one, double other, double level) {
        atLeast(1, answers);
        var spread = Math.sqrt(variance(one) + variance(other));
        var pooled = Math.sqrt(2 * variance((one + other) / 2));
        if (spread == 0) return one == other ? 0 : 1;
        return Normal.cumulative((Math.sqrt(answers) * Math.abs(one - other) - Interval.z(level) * pooled) / spread);
    }

    /// Two promoter scores `difference` points apart (of 200), when about these shares are promoters
    /// and detractors.
    public static double ofPromoterScores(
            double answers, double difference, double promoters, double detractors, double level) {
        atLeast(1, answers);
        var error = 100 * Math.sqrt(2 * variance(promoters, detractors) / answers);
        return Normal.cumulative(Math.abs(finite(difference)) / error - Interval.z(level));
    }

    static double variance(double share) {
        if (!(share >= 0 && share <= 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a share of %s is not between 0 and 1".formatted(share));
        return share * (1 - share);
    }

    /// The variance of one answer worth 1, 0 or −1.
    static double variance(double promoters, double detractors) {
        if (!(promoters >= 0 && detractors >= 0 && promoters + detractors <= 1 + 1e-12))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "shares of %s promoters and %s detractors are not 0 or more and at most 1 together"
                            .formatted(promoters, detractors));
        var net = promoters - detractors;
        var variance = promoters + detractors - net * net;
        if (variance <= 0)
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "everybody would give the same answer: a guess with some spread is needed");
        return variance;
    }

    static double finite(double difference) {
        if (!Double.isFinite(difference))
            throw new UnusableData(Reason.NOT_FINITE, "a difference of %s".formatted(difference));
        return difference;
    }

    static void positive(double value, String what) {
        if (!(value > 0 && Double.isFinite(value)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "%s of %s is not above 0".formatted(what, value));
    }

    private static void atLeast(int least, double answers) {
        if (!(answers >= least && Double.isFinite(answers)))
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%s answers in a group: at least %d are needed".formatted(answers, least));
    }
}
