package dev.perennial.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
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
public class RejectedRows {
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

    /// How many rows were rejected for which reason, a sentence each, the most common first.
    public List<String> kinds(ImportKind kind, ImportId id) {
        return db.sql("select reason, count(*) as rows from " + kind.table("import_reject")
                        + " where import_id = ? group by reason order by count(*) desc, reason")
                .param(id.value())
                .query((row, _) -> kind.say("kind." + row.getString("reason"), row.getLong("rows")))
                .list();
    }

    public List<RejectedRow> first(ImportKind kind, FileImport job, int most) {
        return after(kind, job, 0, most);
    }

    /// Writes the rejected rows as they stand in the file, with a column in front that says what to mend. A field
    /// that a spreadsheet would take for a formula gets an apostrophe, which reading the file takes off again.
    public void write(ImportKind kind, FileImport job, HttpServletResponse response) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        try (var csv = Csv.answer(response, kind.say("mendfile"), separator(job))) {
            write(kind, job, csv);
        }
    }

    public void write(ImportKind kind, FileImport job, OutputStream out) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        try (var csv = Csv.to(out, separator(job))) {
            write(kind, job, csv);
        }
    }

    private static char separator(FileImport job) {
        return Objects.requireNonNull(job.layout()).dialect().writtenSeparator();
    }

    private void write(ImportKind kind, FileImport job, Csv csv) throws IOException {
        var layout = Objects.requireNonNull(job.layout());
        var file = Objects.requireNonNull(job.fileId());
        try (var rows = Rows.open(() -> files.open(file), layout.dialect())) {
            if (!first(kind, job, 1).isEmpty()) csv.header(header(layout));
            rows.<RejectedRow>meet(
                    RejectedRow::line,
                    line -> after(kind, job, line, PAGE),
                    (row, rejected) -> csv.row(mended(row, rejected)));
        } finally {
            log.write(Action.EXPORTED, kind.key("rejected"), null, csv.rows());
        }
    }

    private static List<String> header(FileLayout layout) {
        var header = new ArrayList<String>();
        header.add(t("imports.mend"));
        for (int i = 0; i < layout.columns().size(); i++) header.add(layout.columnName(i));
        return header;
    }

    private static Object[] mended(Row row, RejectedRow rejected) {
        return Stream.concat(Stream.of(rejected.mend()), row.fields().stream().map(Csv::asWritten))
                .toArray();
    }

    private List<RejectedRow> after(ImportKind kind, FileImport job, long line, int most) {
        return db.sql("select line, position, reason, value, needed from " + kind.table("import_reject")
                        + " where import_id = ? and line > ? order by line limit ?")
                .params(job.id().value(), line, most)
                .query((row, _) -> read(kind, row, job.layout()))
                .list();
    }

    private static RejectedRow read(ImportKind kind, ResultSet row, @Nullable FileLayout layout) throws SQLException {
        int position = row.getInt("position");
        return new RejectedRow(
                row.getLong("line"),
                layout == null || position == 0 ? "" : layout.columnName(position - 1),
                kind.say("reject." + row.getString("reason"), row.getString("value"), row.getString("needed")));
    }
}
