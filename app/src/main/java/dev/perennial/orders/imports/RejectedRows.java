package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.orders.imports.reading.Rejection.Reason;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import dev.perennial.ui.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows that could not come in: counted, shown, and written to a file to mend and bring again.
@Repository
class RejectedRows {
    private static final int PAGE = 1000;

    private final JdbcClient db;
    private final StoredFiles files;
    private final CurrentStaff staff;
    private final AuditLog log;

    RejectedRows(JdbcClient db, StoredFiles files, CurrentStaff staff, AuditLog log) {
        this.db = db;
        this.files = files;
        this.staff = staff;
        this.log = log;
    }

    List<RejectedRow.Kind> kinds(ImportId id) {
        return db.sql("""
            select reason, count(*) as rows from orders.import_reject where import_id = ?
            group by reason order by count(*) desc, reason\
            """)
                .param(id.value())
                .query((row, _) -> new RejectedRow.Kind(Reason.valueOf(row.getString("reason")), row.getLong("rows")))
                .list();
    }

    List<RejectedRow> first(OrderImport job, int most) {
        return after(job, 0, most);
    }

    /// Writes the rejected rows as they stand in the file, with a column in front that says what to mend. A field
    /// that a spreadsheet would take for a formula gets an apostrophe, which reading the file takes off again.
    void write(OrderImport job, HttpServletResponse response) throws IOException {
        staff.require(Role.MANAGER);
        var separator = separator(job);
        try (var csv = Csv.answer(response, t("orders.imports.mendfile"), separator)) {
            write(job, csv);
        }
    }

    void write(OrderImport job, OutputStream out) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        try (var csv = Csv.to(out, separator(job))) {
            write(job, csv);
        }
    }

    private static char separator(OrderImport job) {
        return Objects.requireNonNull(job.layout()).dialect().writtenSeparator();
    }

    private void write(OrderImport job, Csv csv) throws IOException {
        var layout = Objects.requireNonNull(job.layout());
        var file = Objects.requireNonNull(job.fileId());
        try (var rows = Rows.open(() -> files.open(file), layout.dialect())) {
            write(job, layout, rows, csv);
        } finally {
            log.write(Action.EXPORTED, "orders.imports.rejected", null, csv.rows());
        }
    }

    private void write(OrderImport job, Layout layout, Rows rows, Csv csv) throws IOException {
        if (!first(job, 1).isEmpty()) csv.header(header(layout));
        rows.<RejectedRow>meet(
                RejectedRow::line, line -> after(job, line, PAGE), (row, rejected) -> csv.row(mended(row, rejected)));
    }

    private static List<String> header(Layout layout) {
        var header = new ArrayList<String>();
        header.add(t("orders.imports.mend"));
        for (int i = 0; i < layout.columns().size(); i++) header.add(columnName(layout, i + 1));
        return header;
    }

    private static Object[] mended(Row row, RejectedRow rejected) {
        return Stream.concat(
                        Stream.of(rejected.sentence()), row.fields().stream().map(Csv::asWritten))
                .toArray();
    }

    private List<RejectedRow> after(OrderImport job, long line, int most) {
        return db.sql("""
            select line, position, reason, value from orders.import_reject
            where import_id = ? and line > ? order by line limit ?\
            """)
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
