package dev.perennial.insights.compare;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.comparison.Comparison;
import dev.perennial.analytics.comparison.Measure;
import dev.perennial.analytics.planning.SampleSize;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.NetPromoterScore;
import dev.perennial.analytics.statistics.Proportion;
import dev.perennial.analytics.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The verdict on groups, with a range for each of them.
///
/// @param ranges of each group's own figure, as far as it has enough answers
record Judged(Groups groups, Comparison verdict, List<Interval> ranges) {
    static final double LEVEL = 0.95;
    private static final double POWER = 0.8;
    private static final double MOST_NEEDED = 1e7;

    static Judged of(Groups groups) {
        return new Judged(groups, Comparison.of(groups.measure(), LEVEL), ranges(groups));
    }

    private static List<Interval> ranges(Groups groups) {
        var ranges = new ArrayList<Interval>();
        for (var g = 0; g < groups.names().size(); g++) ranges.add(range(groups, g));
        return List.copyOf(ranges);
    }

    private static Interval range(Groups groups, int g) {
        return switch (groups.measure()) {
            case Measure.YesNo(var shares) -> shares.get(g).wilson(LEVEL);
            case Measure.Promoters(var scores) -> scores.get(g).interval(LEVEL);
            case Measure.Scale(var counts) -> mean(counts[g], groups.means().get(g));
            case Measure.Amounts(var values) ->
                values.get(g).length < 2
                        ? point(groups.means().get(g))
                        : Summary.of(values.get(g)).meanInterval(LEVEL);
            case Measure.Categories _, Measure.Counts _ -> point(groups.means().get(g));
        };
    }

    private static Interval point(double value) {
        return new Interval(value, value, value, LEVEL);
    }

    private static Interval mean(long[] counts, double mean) {
        var values = values(counts);
        if (values.length < 2) return point(mean);
        var about = Summary.of(values).meanInterval(LEVEL);
        var shift = mean - about.estimate();
        return new Interval(mean, about.low() + shift, about.high() + shift, LEVEL);
    }

    private static double[] values(long[] counts) {
        var values = new ArrayList<Double>();
        for (var i = 0; i < counts.length; i++)
            for (var n = 0L; n < Math.min(counts[i], 20_000); n++) values.add((double) i);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// How many answers in each group would show a difference as large as the largest seen here, four times in five, if
    /// it is real; nothing when there is none to speak of.
    OptionalLong enough() {
        var least = -1;
        var most = -1;
        for (var g = 0; g < groups.names().size(); g++) {
            if (groups.answers(g) < Comparison.ENOUGH) continue;
            if (least < 0 || groups.means().get(g) < groups.means().get(least)) least = g;
            if (most < 0 || groups.means().get(g) > groups.means().get(most)) most = g;
        }
        if (least < 0 || least == most) return OptionalLong.empty();
        try {
            var needed = needed(least, most);
            return needed < MOST_NEEDED ? OptionalLong.of((long) Math.ceil(needed)) : OptionalLong.empty();
        } catch (UnusableData outOfReach) {
            return OptionalLong.empty();
        }
    }

    private double needed(int one, int other) {
        return switch (groups.measure()) {
            case Measure.YesNo(var shares) -> ofShares(shares.get(one), shares.get(other));
            case Measure.Promoters(var scores) -> ofScores(scores.get(one), scores.get(other));
            case Measure.Scale(var counts) -> ofMeans(values(counts[one]), values(counts[other]));
            case Measure.Amounts(var values) -> ofMeans(values.get(one), values.get(other));
            case Measure.Categories _, Measure.Counts _ -> Double.POSITIVE_INFINITY;
        };
    }

    private static double ofShares(Proportion one, Proportion other) {
        var apart = Math.abs(one.share() - other.share());
        return apart < 1e-3 ? Double.POSITIVE_INFINITY : SampleSize.forShares(one.share(), other.share(), LEVEL, POWER);
    }

    private static double ofScores(NetPromoterScore one, NetPromoterScore other) {
        var apart = Math.abs(one.score() - other.score());
        var all = (double) (one.answers() + other.answers());
        return apart < 0.5
                ? Double.POSITIVE_INFINITY
                : SampleSize.forPromoterScores(
                        apart,
                        (one.promoters() + other.promoters()) / all,
                        (one.detractors() + other.detractors()) / all,
                        LEVEL,
                        POWER);
    }

    private static double ofMeans(double[] one, double[] other) {
        var a = Summary.of(one);
        var b = Summary.of(other);
        var apart = Math.abs(a.mean() - b.mean());
        var spread = Math.sqrt((a.variance() + b.variance()) / 2);
        return apart < 1e-9 || !(spread > 0)
                ? Double.POSITIVE_INFINITY
                : SampleSize.forMeans(apart, spread, LEVEL, POWER);
    }
}
