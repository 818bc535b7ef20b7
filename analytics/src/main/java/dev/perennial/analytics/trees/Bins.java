package dev.perennial.analytics.trees;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Each column cut into at most 254 bins with about the same number of rows, one byte a value; a column
/// with few different values gets one bin each. Bin 0 is for values that are missing (NaN).
final class Bins {
    private static final int SAMPLE = 200_000;

    private final double[][] cuts;

    private Bins(double[][] cuts) {
        this.cuts = cuts;
    }

    static Bins of(double[][] columns, int most) {
        return new Bins(Arrays.stream(columns)
                .parallel()
                .map(column -> cuts(column, most))
                .toArray(double[][]::new));
    }

    private static double[] cuts(double[] column, int most) {
        var step = 1 + column.length / SAMPLE;
        var sorted = IntStream.iterate(0, i -> i < column.length, i -> i + step)
                .mapToDouble(i -> column[i])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        var distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= most) {
            var cuts = new double[Math.max(0, distinct.length - 1)];
            for (var k = 0; k < cuts.length; k++) cuts[k] = between(distinct[k], distinct[k + 1]);
            return cuts;
        }
        var cuts = new double[most - 1];
        var count = 0;
        var at = 0;
        for (var k = 1; k < most; k++) {
            at = Math.max(at, (int) ((long) k * sorted.length / most));
            while (at < sorted.length && at > 0 && sorted[at] == sorted[at - 1]) at++;
            if (at == 0 || at >= sorted.length) continue;
            var cut = between(sorted[at - 1], sorted[at]);
            if (count == 0 || cut > cuts[count - 1]) cuts[count++] = cut;
        }
        return Arrays.copyOf(cuts, count);
    }

    private static double between(double low, double high) {
        var middle = low + (high - low) / 2;
        return middle > low && middle < high ? middle : low;
    }

    int columns() {
        return cuts.length;
    }

    /// Bins of a column, the one for missing values among them.
    int count(int column) {
        return cuts[column].length + 2;
    }

    int bin(int column, double value) {
        if (Double.isNaN(value)) return 0;
        var c = cuts[column];
        if (c.length <= 8) {
            var bin = 1;
            for (var cut : c) if (value > cut) bin++;
            return bin;
        }
        var low = 0;
        var high = c.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (value > c[middle]) low = middle + 1;
            else high = middle;
        }
        return low + 1;
    }

    byte[] row(double[] values) {
        var row = new byte[cuts.length];
        for (var j = 0; j < row.length; j++) row[j] = (byte) bin(j, values[j]);
        return row;
    }

    void fill(int column, double[] values, byte[] into) {
        for (var i = 0; i < into.length; i++) into[i] = (byte) bin(column, values[i]);
    }

    byte[][] of(double[][] columns) {
        return IntStream.range(0, columns.length)
                .parallel()
                .mapToObj(j -> {
                    var bins = new byte[columns[j].length];
                    fill(j, columns[j], bins);
                    return bins;
                })
                .toArray(byte[][]::new);
    }

    /// @throws UnusableData for no columns, no rows, columns of different length or infinite values
    static void check(double[][] columns) {
        if (columns.length == 0) throw new UnusableData(Reason.EMPTY, "no columns to learn from");
        if (columns.length > 10_000)
            throw new UnusableData(Reason.TOO_MANY, "%d columns: at most 10000 are taken".formatted(columns.length));
        for (var j = 0; j < columns.length; j++) {
            if (columns[j].length != columns[0].length)
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "column %d has %d rows, column 0 has %d".formatted(j, columns[j].length, columns[0].length));
            for (var i = 0; i < columns[j].length; i++)
                if (Double.isInfinite(columns[j][i]))
                    throw new UnusableData(
                            Reason.NOT_FINITE,
                            "column %d, row %d is %s: a number, or NaN where it is missing"
                                    .formatted(j, i, columns[j][i]));
        }
    }
}
