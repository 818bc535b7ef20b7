package dev.perennial.access.export;

import dev.perennial.platform.Businesses;
import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes everything of one moment into a box. The database writes the rows and they pass through, so that it takes
/// the same memory for a thousand rows and for a hundred million.
@Component
class Packing {
    private static final int BUFFER = 1 << 16;

    private final DataSource database;
    private final ObjectProvider<Exported> exported;
    private final Businesses businesses;
    private final JsonMapper json;
    private final Clock clock;

    Packing(
            DataSource database,
            ObjectProvider<Exported> exported,
            Businesses businesses,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.exported = exported;
        this.businesses = businesses;
        this.json = json;
        this.clock = clock;
    }

    interface Progress {
        /// @param done how many tables are written
        /// @param rows how many rows so far
        void written(int done, int tables, long rows);
    }

    /// @param forSpreadsheets whether no cell of the CSV files may be taken for a formula
    /// @return how many rows were written
    long pack(Box box, boolean forSpreadsheets, Progress progress) throws IOException, SQLException {
        var tables = tables();
        var described = new ArrayList<Written>();
        long rows = 0;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                beginReading(connection);
                for (var table : tables) {
                    var written = write(connection, table, box, forSpreadsheets);
                    described.add(written);
                    rows += written.rows();
                    progress.written(described.size(), tables.size(), rows);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        describe(box, described, forSpreadsheets);
        return rows;
    }

    List<ExportedTable> tables() {
        return exported.stream()
                .flatMap(module -> module.tables().stream())
                .sorted(Comparator.comparing(ExportedTable::isTable).reversed().thenComparing(ExportedTable::name))
                .toList();
    }

    private record Written(ExportedTable table, List<Column> columns, long rows) {}

    /// All tables as they stood at one moment; times are in UTC whatever the server’s zone.
    private static void beginReading(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local time zone 'UTC'");
        }
    }

    private Written write(Connection connection, ExportedTable table, Box box, boolean forSpreadsheets)
            throws IOException, SQLException {
        var columns = columns(connection, table);
        var source = table.isTable() ? table.name() : "(" + table.select() + ") as selected";
        var folder = table.isTable() ? "tables/" : "again/";
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var cells = columns.stream()
                .map(column -> forSpreadsheets && column.isText() ? column.unarmed() : column.quoted())
                .collect(Collectors.joining(", "));
        var rows = copy(
                copy,
                "copy (select %s from %s) to stdout (format csv, header, encoding 'UTF8')".formatted(cells, source),
                box.file(folder + table.name() + ".csv"));
        if (table.isTable()) {
            var plain = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
            // JSON escapes control characters: nothing is ever quoted by these, and each line stays one object
            copy(
                    copy,
                    "copy (select row_to_json(row_of_all) from (select %s from %s) row_of_all) to stdout (format csv, quote e'\\x01', delimiter e'\\x02', encoding 'UTF8')"
                            .formatted(plain, source),
                    box.file(folder + table.name() + ".jsonl"));
        }
        return new Written(table, columns, rows);
    }

    private static long copy(CopyManager copy, String sql, OutputStream file) throws IOException, SQLException {
        try (var out = new BufferedOutputStream(file, BUFFER)) {
            return copy.copyOut(sql, out);
        }
    }

    private static List<Column> columns(Connection connection, ExportedTable table) throws SQLException {
        var select = table.isTable() ? "select * from " + table.name() : table.select();
        try (var statement = connection.prepareStatement("select * from (" + select + ") as asked limit 0");
                var none = statement.executeQuery()) {
            var columns = new ArrayList<Column>();
            for (var i = 1; i <= none.getMetaData().getColumnCount(); i++)
                columns.add(new Column(
                        none.getMetaData().getColumnLabel(i), none.getMetaData().getColumnTypeName(i)));
            columns.removeIf(column -> table.without().contains(column.name()));
            return columns;
        }
    }

    private void describe(Box box, List<Written> written, boolean forSpreadsheets) throws IOException {
        var business = businesses.current();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("business", business.name());
        schema.put("currency", business.currency().getCurrencyCode());
        schema.put("zone", business.zone().getId());
        schema.put("at", clock.instant().toString());
        schema.put("spreadsheetSafe", forSpreadsheets);
        schema.put("tables", written.stream().map(Packing::described).toList());
        try (var out = box.file("schema.json")) {
            out.write(json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(schema)
                    .getBytes(StandardCharsets.UTF_8));
        }
        try (var out = box.file("README.md")) {
            out.write(new Readme(business, clock.instant(), forSpreadsheets)
                    .text(
                            written.stream().map(Written::table).toList(),
                            exported.stream()
                                    .flatMap(module -> module.keptBack().stream())
                                    .sorted(Comparator.comparing(Exported.KeptBack::table))
                                    .toList())
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static LinkedHashMap<String, Object> described(Written written) {
        var table = new LinkedHashMap<String, Object>();
        table.put("name", written.table().name());
        table.put("about", written.table().about());
        table.put("rows", written.rows());
        table.put("columns", written.columns());
        return table;
    }
}
