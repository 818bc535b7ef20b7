package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/// Answers of several groups, counted by value: `values` ascending, `counts` by group and value. A
/// million answers on a scale of eleven are eleven numbers a group.
record Levels(double[] values, long[][] counts) {
    /// Up to here a double counts without a gap.
    private static final double MOST = 1e15;

    static Levels of(double[]... groups) {
        var size = 0;
        for (var g = 0; g < groups.length; g++) {
            Values.finite("group " + g, groups[g]);
            size += groups[g].length;
        }
        var all = new double[size];
        var at = 0;
        for (var group : groups) {
            System.arraycopy(group, 0, all, at, group.length);
            at += group.length;
        }
        var values = Arrays.stream(all).map(v -> v + 0.0).sorted().distinct().toArray();
        var counts = new long[groups.length][values.length];
        for (var g = 0; g < groups.length; g++)
            for (var value : groups[g]) counts[g][Arrays.binarySearch(values, value + 0.0)]++;
        return checked(new Levels(values, counts));
    }

    /// Counts of each step of a scale, one row a group.
    static Levels ofCounts(long[]... counts) {
        var steps = counts.length == 0 ? 0 : counts[0].length;
        return ofCounts(IntStream.range(0, steps).asDoubleStream().toArray(), counts);
    }

    /// Counts of each of the ascending `values`, one row a group.
    static Levels ofCounts(double[] values, long[]... counts) {
        for (var g = 0; g < counts.length; g++) {
            Values.sameLength("group " + g, values.length, counts[g].length);
            for (var v = 0; v < values.length; v++)
                if (counts[g][v] < 0)
                    throw new UnusableData(
                            Reason.OUT_OF_RANGE,
                            "group %d: %d answers of %s, not 0 or more".formatted(g, counts[g][v], values[v]));
        }
        var all = Arrays.stream(counts)
                .flatMapToLong(Arrays::stream)
                .asDoubleStream()
                .sum();
        if (all > MOST)
            throw new UnusableData(Reason.TOO_MANY, "%s answers: at most %s are counted".formatted(all, MOST));
        return checked(new Levels(values, counts));
    }

    private static Levels checked(Levels levels) {
        if (levels.groups() < 2)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d groups: a comparison needs at least 2".formatted(levels.groups()));
        for (var g = 0; g < levels.groups(); g++)
            if (levels.size(g) == 0) throw new UnusableData(Reason.EMPTY, "group %d: no values".formatted(g));
        var used = 0;
        var last = 0.0;
        for (var v = 0; v < levels.values.length; v++)
            if (levels.total(v) > 0) {
                used++;
                last = levels.values[v];
            }
        if (used < 2)
            throw new UnusableData(
                    Reason.ALL_THE_SAME,
                    "all %d values are %s: there is nothing to compare".formatted(levels.size(), last));
        return levels;
    }

    int groups() {
        return counts.length;
    }

    long size(int group) {
        return Arrays.stream(counts[group]).sum();
    }

    long size() {
        var size = 0L;
        for (var g = 0; g < groups(); g++) size += size(g);
        return size;
    }

    long total(int value) {
        var total = 0L;
        for (var group : counts) total += group[value];
        return total;
    }

    long[] totals() {
        var totals = new long[values.length];
        for (var v = 0; v < values.length; v++) totals[v] = total(v);
        return totals;
    }

    /// The rank of each value, from 1; ties share the middle of their ranks.
    double[] midranks() {
        var ranks = new double[values.length];
        var below = 0L;
        for (var v = 0; v < ranks.length; v++) {
            var here = total(v);
            ranks[v] = below + (here + 1) / 2.0;
            below += here;
        }
        return ranks;
    }

    /// One group against all others together.
    Levels againstRest(int group) {
        var rest = totals();
        for (var v = 0; v < rest.length; v++) rest[v] -= counts[group][v];
        return new Levels(values, new long[][] {counts[group], rest});
    }

    Summary summary(int group) {
        var size = size(group);
        var mean = 0.0;
        for (var v = 0; v < values.length; v++) mean += (double) counts[group][v] / size * values[v];
        var squares = 0.0;
        var cubes = 0.0;
        var least = Double.POSITIVE_INFINITY;
        var most = Double.NEGATIVE_INFINITY;
        for (var v = 0; v < values.length; v++) {
            if (counts[group][v] == 0) continue;
            var gap = values[v] - mean;
            squares += counts[group][v] * gap * gap;
            cubes += counts[group][v] * gap * gap * gap;
            least = Math.min(least, values[v]);
            most = Math.max(most, values[v]);
        }
        return new Summary(Math.toIntExact(size), mean, least == most ? 0 : squares, cubes, least, most);
    }

    Set<Caveat> caveats() {
        var caveats = EnumSet.noneOf(Caveat.class);
        for (var g = 0; g < groups(); g++) if (size(g) < 10) caveats.add(Caveat.FEW_ANSWERS);
        return caveats;
    }
}
