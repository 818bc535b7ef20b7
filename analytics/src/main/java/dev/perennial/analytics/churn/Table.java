package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.HashSet;
import java.util.List;

/// Customers in rows, what is known of them in columns.
public record Table(List<Column> columns) {
    /// @throws UnusableData for no columns or rows, columns of different length, or a name that is used twice
    public Table {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) throw new UnusableData(Reason.EMPTY, "no columns to learn from");
        var rows = columns.getFirst().rows();
        if (rows == 0) throw new UnusableData(Reason.EMPTY, "no customers: at least one row is needed");
        var names = new HashSet<String>();
        for (var column : columns) {
            if (column.rows() != rows)
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "%s has %d rows, %s has %d"
                                .formatted(
                                        column.name(),
                                        column.rows(),
                                        columns.getFirst().name(),
                                        rows));
            if (!names.add(column.name()))
                throw new UnusableData(
                        Reason.CONTRADICTION,
                        "two columns are called %s: give each its own name".formatted(column.name()));
        }
    }

    public int rows() {
        return columns.getFirst().rows();
    }

    /// The same columns with these rows only, in this order.
    ///
    /// @throws UnusableData for no rows, or a row that is not there
    public Table rows(int[] rows) {
        return new Table(columns.stream().map(column -> column.rows(rows)).toList());
    }
}
