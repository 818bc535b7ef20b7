package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Counts by group and category, without the categories nobody chose.
record Table(long[][] counts) {
    private static final int MOST = 1_000;

    static Table of(long[][] table) {
        if (table.length < 2)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d groups: a comparison needs at least 2".formatted(table.length));
        var width = table[0].length;
        if (width > MOST || table.length > MOST)
            throw new UnusableData(
                    Reason.TOO_MANY,
                    "%d groups by %d categories: put rare ones together until there are at most %d"
                            .formatted(table.length, width, MOST));
        for (var g = 0; g < table.length; g++) {
            if (table[g].length != width)
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "group %d has %d categories, group 0 has %d".formatted(g, table[g].length, width));
            for (var c = 0; c < width; c++)
                if (table[g][c] < 0)
                    throw new UnusableData(
                            Reason.OUT_OF_RANGE,
                            "group %d, category %d: %d, not 0 or more".formatted(g, c, table[g][c]));
            if (Arrays.stream(table[g]).sum() == 0)
                throw new UnusableData(Reason.EMPTY, "group %d: no counts".formatted(g));
        }
        var used = IntStream.range(0, width)
                .filter(c -> Arrays.stream(table).anyMatch(row -> row[c] > 0))
                .toArray();
        if (used.length < 2)
            throw new UnusableData(Reason.ALL_THE_SAME, "all counts are in one category: there is nothing to compare");
        return new Table(Arrays.stream(table)
                .map(row -> Arrays.stream(used).mapToLong(c -> row[c]).toArray())
                .toArray(long[][]::new));
    }

    int rows() {
        return counts.length;
    }

    int columns() {
        return counts[0].length;
    }

    double degrees() {
        return (rows() - 1.0) * (columns() - 1.0);
    }

    long row(int g) {
        return Arrays.stream(counts[g]).sum();
    }

    long column(int c) {
        return Arrays.stream(counts).mapToLong(row -> row[c]).sum();
    }

    long size() {
        return IntStream.range(0, rows()).mapToLong(this::row).sum();
    }

    double expected(int g, int c) {
        return (double) row(g) / size() * column(c);
    }

    double chiSquared(double correction) {
        var rows = IntStream.range(0, rows()).mapToDouble(this::row).toArray();
        var columns = IntStream.range(0, columns()).mapToDouble(this::column).toArray();
        var n = Arrays.stream(rows).sum();
        var sum = 0.0;
        for (var g = 0; g < rows.length; g++)
            for (var c = 0; c < columns.length; c++) {
                var expected = rows[g] / n * columns[c];
                var gap = Math.abs(counts[g][c] - expected);
                gap -= Math.min(correction, gap);
                sum += gap * gap / expected;
            }
        return sum;
    }

    /// Cochran's rule: none below 1, at most a fifth below 5.
    boolean expectedLargeEnough() {
        var rows = IntStream.range(0, rows()).mapToDouble(this::row).toArray();
        var columns = IntStream.range(0, columns()).mapToDouble(this::column).toArray();
        var n = Arrays.stream(rows).sum();
        var small = 0;
        for (var row : rows)
            for (var column : columns) {
                var expected = row / n * column;
                if (expected < 1) return false;
                if (expected < 5) small++;
            }
        return small * 5 <= rows.length * columns.length;
    }

    /// For two by two: how the shares of the first column compare; the ratio only where it can be told.
    ///
    /// The ratio's interval is Donner and Zou's (2012, Statistical Methods in Medical Research 21) from
    /// Wilson's.
    List<Effect> shares(double level) {
        var one = new Proportion(counts[0][0], row(0));
        var two = new Proportion(counts[1][0], row(1));
        var effects = new ArrayList<Effect>();
        effects.add(new Effect(Kind.RISK_DIFFERENCE, one.minus(two, level)));
        if (one.hits() == 0 || two.hits() == 0) return effects;
        var first = one.wilson(level);
        var second = two.wilson(level);
        var product = one.share() * two.share();
        var up = first.high() * second.low() * (2 * one.share() - first.high()) * (2 * two.share() - second.low());
        var down = first.low() * second.high() * (2 * one.share() - first.low()) * (2 * two.share() - second.high());
        var low = (product - Math.sqrt(Math.max(0, product * product - down)))
                / (second.high() * (2 * two.share() - second.high()));
        var high = (product + Math.sqrt(Math.max(0, product * product - up)))
                / (second.low() * (2 * two.share() - second.low()));
        if (low > 0 && Double.isFinite(high) && high > low)
            effects.add(new Effect(Kind.RISK_RATIO, new Interval(one.share() / two.share(), low, high, level)));
        return effects;
    }
}
