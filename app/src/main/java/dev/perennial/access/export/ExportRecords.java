package dev.perennial.access.export;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was asked for, and how far it is.
@Repository
class ExportRecords {
    private static final String READ = """
        select e.*, s.name as asked_by_name from access.export e left join access.staff s on s.id = e.asked_by
        """;

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;

    ExportRecords(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    List<Export> latest(int most) {
        staff.require(Role.OWNER);
        return db.sql(READ + "order by e.asked_at desc, e.id desc limit ?")
                .param(most)
                .query(ExportRecords::export)
                .list();
    }

    Optional<Export> find(UUID id) {
        return db.sql(READ + "where e.id = ?")
                .param(id)
                .query(ExportRecords::export)
                .optional();
    }

    /// Asks for one; while one is pending there is no other.
    ///
    /// @return the one that is pending now
    UUID ask(boolean forSpreadsheets) {
        staff.require(Role.OWNER);
        db.sql("""
            insert into access.export (state, for_spreadsheets, asked_by, asked_at) values ('WAITING', ?, ?, ?)
            on conflict do nothing""")
                .params(forSpreadsheets, staff.id().value(), Timestamp.from(clock.instant()))
                .update();
        return db.sql("select id from access.export where state in ('WAITING', 'RUNNING')")
                .query(UUID.class)
                .single();
    }

    void written(UUID id, int done, int tables, long rows) {
        db.sql("update access.export set state = 'RUNNING', tables_done = ?, tables = ?, row_count = ? where id = ?")
                .params(done, tables, rows, id)
                .update();
    }

    void done(UUID id, UUID file, long bytes) {
        db.sql("""
            update access.export set state = 'DONE', file_id = ?, byte_count = ?, finished_at = ? where id = ?""").params(file, bytes, Timestamp.from(clock.instant()), id).update();
    }

    void failed(UUID id) {
        db.sql("update access.export set state = 'FAILED', finished_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /// The archives that are older than they are kept.
    List<UUID> outdatedFiles() {
        return db.sql("select file_id from access.export where file_id is not null and finished_at <= ?")
                .param(Timestamp.from(clock.instant().minus(Export.KEPT)))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        Instant finishedAt = finished == null ? null : finished.toInstant();
        return new Export(
                row.getObject("id", UUID.class),
                Export.State.valueOf(row.getString("state")),
                row.getBoolean("for_spreadsheets"),
                row.getString("asked_by_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getInt("tables"),
                row.getInt("tables_done"),
                row.getLong("row_count"),
                row.getObject("file_id", UUID.class),
                row.getObject("byte_count", Long.class),
                finishedAt);
    }
}
