package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.orders.imports.reading.Rejection.Reason;
import dev.perennial.orders.imports.reading.Row;
import dev.perennial.orders.imports.reading.Rows;
import dev.perennial.platform.StoredFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows that could not come in: counted, shown, and written to a file to mend and bring again.
@Repository
class RejectedRows {
    private static final int PAGE = 1000;
    private static final Pattern HARMLESS = Pattern.compile("[-+]?[\\d.,' ]*");

    private final JdbcClient db;
    private final StoredFiles files;

    RejectedRows(JdbcClient db, StoredFiles files) {
        this.db = db;
        this.files = files;
    }

    List<RejectedRow.Kind> kinds(ImportId id) {
        return db.sql("""
            select reason, count(*) as rows from orders.import_reject where import_id = ?
            group by reason order by count(*) desc, reason""")
                .param(id.value())
                .query((row, _) -> new RejectedRow.Kind(Reason.valueOf(row.getString("reason")), row.getLong("rows")))
                .list();
    }

    List<RejectedRow> first(OrderImport job, int most) {
        return after(job, 0, most);
    }

    /// Writes the rejected rows as they stand in the file, with a column in front that says what to mend. A field
    /// that a spreadsheet would take for a formula gets an apostrophe, which reading the file takes off again.
    void write(OrderImport job, OutputStream out) throws IOException {
        var layout = Objects.requireNonNull(job.layout());
        var file = Objects.requireNonNull(job.fileId());
        Deque<RejectedRow> waiting = new ArrayDeque<>(first(job, PAGE));
        try (var rows = Rows.open(() -> files.open(file), layout.dialect());
                var csv = CsvWriter.builder()
                        .fieldSeparator(layout.dialect().writtenSeparator())
                        .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)))) {
            boolean first = true;
            for (Row row; !waiting.isEmpty() && (row = rows.next()) != null; first = false) {
                if (first) csv.writeRecord(header(layout));
                var rejected = waiting.peek();
                if (row.line() != rejected.line()) continue;
                waiting.remove();
                csv.writeRecord(mended(row, rejected));
                if (waiting.isEmpty()) waiting.addAll(after(job, row.line(), PAGE));
            }
        }
    }

    private static List<String> header(Layout layout) {
        var header = new ArrayList<String>();
        header.add("\uFEFF" + t("orders.imports.mend"));
        for (int i = 0; i < layout.columns().size(); i++) header.add(columnName(layout, i + 1));
        return header;
    }

    private static List<String> mended(Row row, RejectedRow rejected) {
        var fields = new ArrayList<String>();
        fields.add(rejected.sentence());
        row.fields().stream().map(RejectedRows::withoutFormula).forEach(fields::add);
        return fields;
    }

    private static String withoutFormula(String field) {
        if (field.isEmpty() || "=+-@\t\r".indexOf(field.charAt(0)) < 0) return field;
        return HARMLESS.matcher(field).matches() ? field : "'" + field;
    }

    private List<RejectedRow> after(OrderImport job, long line, int most) {
        return db.sql("""
            select line, position, reason, value from orders.import_reject
            where import_id = ? and line > ? order by line limit ?""")
                .params(job.id().value(), line, most)
                .query((row, _) -> read(row, job.layout()))
                .list();
    }

    private static RejectedRow read(ResultSet row, @Nullable Layout layout) throws SQLException {
        int position = row.getInt("position");
        return new RejectedRow(
                row.getLong("line"),
                layout == null || position == 0 ? "" : columnName(layout, position),
                Reason.valueOf(row.getString("reason")),
                row.getString("value"));
    }

    private static String columnName(Layout layout, int position) {
        var name = layout.columns().get(position - 1).name();
        return name.isEmpty() ? t("orders.imports.column", position) : name;
    }
}
