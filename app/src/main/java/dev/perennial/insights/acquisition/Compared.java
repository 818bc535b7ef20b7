package dev.perennial.insights.acquisition;

import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import dev.perennial.analytics.statistics.Resampling;
import dev.perennial.insights.acquisition.Acquisition.Group;
import java.util.Arrays;

/// Customers who were recommended against customers who were paid for.
///
/// @param moreReturn by how much the share of those who bought again is greater among the recommended
/// @param moreEach by how much more each of the recommended has brought, in minor units
public record Compared(
        long referred,
        long paid,
        double referredReturn,
        double paidReturn,
        double referredEach,
        double paidEach,
        Interval moreReturn,
        Interval moreEach) {
    private static final double LEVEL = 0.9;
    private static final int ROUNDS = 1_000;
    private static final int MOST_DRAWN = 5_000;
    private static final long SEED = 20_261_122;

    sealed interface Outcome {}

    record Told(Compared compared) implements Outcome {}

    /// @param more how many more of each are needed before anything is said
    record TooFew(long referred, long paid, long more) implements Outcome {}

    static Outcome of(Group referred, Group paid, double keeps) {
        var fewest = Math.min(referred.customers(), paid.customers());
        if (fewest < Acquired.ENOUGH)
            return new TooFew(referred.customers(), paid.customers(), Acquired.ENOUGH - fewest);

        var mine = new Proportion(referred.returned(), referred.customers());
        var theirs = new Proportion(paid.returned(), paid.customers());
        var each = mean(referred.values(), keeps);
        var eachPaid = mean(paid.values(), keeps);
        return new Told(new Compared(
                referred.customers(),
                paid.customers(),
                mine.share(),
                theirs.share(),
                each.estimate(),
                eachPaid.estimate(),
                mine.minus(theirs, LEVEL),
                minus(each, eachPaid)));
    }

    /// How many of each it takes for a difference in returning as large as this one to show, nine times in ten at
    /// the level used here, if it is real; the usual two-share formula.
    public long enough() {
        var difference = Math.abs(referredReturn - paidReturn);
        if (difference < 0.005) return Long.MAX_VALUE;
        var spread = referredReturn * (1 - referredReturn) + paidReturn * (1 - paidReturn);
        return (long) Math.ceil(Math.pow((1.645 + 1.282) / difference, 2) * spread);
    }

    public static boolean isClear(Interval difference) {
        return difference.low() > 0 || difference.high() < 0;
    }

    /// Drawn again and again while that is quick; of many values the mean is as good as normal.
    private static Interval mean(double[] values, double keeps) {
        var kept = Arrays.stream(values).map(it -> it * keeps).toArray();
        if (kept.length <= MOST_DRAWN)
            return Resampling.of(
                    kept, ROUNDS, SEED, LEVEL, sample -> Arrays.stream(sample).sum() / sample.length);
        var mean = Arrays.stream(kept).sum() / kept.length;
        var variance = Arrays.stream(kept).map(it -> (it - mean) * (it - mean)).sum() / (kept.length - 1);
        var give = 1.645 * Math.sqrt(variance / kept.length);
        return new Interval(mean, mean - give, mean + give, LEVEL);
    }

    /// Newcombe's way with two intervals: the distances from each estimate to its far ends, at right angles.
    private static Interval minus(Interval one, Interval other) {
        var difference = one.estimate() - other.estimate();
        return new Interval(
                difference,
                difference - Math.hypot(one.estimate() - one.low(), other.high() - other.estimate()),
                difference + Math.hypot(one.high() - one.estimate(), other.estimate() - other.low()),
                LEVEL);
    }
}
