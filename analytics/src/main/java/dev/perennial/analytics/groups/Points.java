package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.List;

/// Rows of numbers to be grouped, one after another in one array: row i is at `i * columns`.
public final class Points {
    private final int columns;
    private final double[] values;

    private Points(int columns, double[] values) {
        this.columns = columns;
        this.values = values;
    }

    /// Columns of equal length, taken as they are.
    ///
    /// @throws UnusableData when there are no columns or rows, they differ in length, or a value is not finite
    public static Points of(double[]... columns) {
        check(columns);
        var rows = columns[0].length;
        var values = new double[rows * columns.length];
        for (var j = 0; j < columns.length; j++)
            for (var i = 0; i < rows; i++) values[i * columns.length + j] = columns[j][i];
        return new Points(columns.length, values);
    }

    /// Columns prepared by their features.
    ///
    /// @throws UnusableData as the other, and where a feature cannot measure a value
    public static Points prepared(List<Feature> features, double[]... columns) {
        Values.sameLength("features and columns", features.size(), columns.length);
        check(columns);
        var rows = columns[0].length;
        var values = new double[rows * columns.length];
        for (var j = 0; j < columns.length; j++)
            for (var i = 0; i < rows; i++)
                values[i * columns.length + j] = features.get(j).prepare(columns[j][i]);
        return new Points(columns.length, values);
    }

    private static void check(double[][] columns) {
        if (columns.length == 0) throw new UnusableData(Reason.EMPTY, "no columns to group by");
        for (var j = 0; j < columns.length; j++) {
            Values.finite("column " + j, columns[j]);
            Values.sameLength("column 0 and column " + j, columns[0].length, columns[j].length);
        }
        if ((long) columns.length * columns[0].length > 1L << 30)
            throw new UnusableData(
                    Reason.TOO_MANY,
                    "%d rows of %d columns: at most 2^30 values are taken"
                            .formatted(columns[0].length, columns.length));
    }

    public int rows() {
        return values.length / columns;
    }

    public int columns() {
        return columns;
    }

    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /// The rows named, in that order; a row may be named more than once.
    Points rows(int[] rows) {
        var picked = new double[rows.length * columns];
        for (var i = 0; i < rows.length; i++) System.arraycopy(values, rows[i] * columns, picked, i * columns, columns);
        return new Points(columns, picked);
    }

    double[] values() {
        return values;
    }
}
