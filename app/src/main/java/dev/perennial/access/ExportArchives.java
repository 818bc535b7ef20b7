package dev.perennial.access;

import dev.perennial.platform.StoredFiles;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The archives of everything that wait to be fetched. Nothing can be taken out of one: whoever takes a person out of
/// everything takes them away, and they are made anew in minutes.
@Component
public class ExportArchives {
    private final JdbcClient db;
    private final StoredFiles files;

    ExportArchives(JdbcClient db, StoredFiles files) {
        this.db = db;
        this.files = files;
    }

    /// When those that are kept were made, the oldest first.
    public List<Instant> kept() {
        return db.sql("select finished_at from access.export where file_id is not null order by finished_at")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    public boolean isOneBeingMade() {
        return db.sql("select exists (select from access.export where state in ('WAITING', 'RUNNING'))")
                .query(Boolean.class)
                .single();
    }

    /// @return how many there were
    public int remove() {
        var archives = db.sql("select file_id from access.export where file_id is not null")
                .query(UUID.class)
                .list();
        archives.forEach(files::remove);
        return archives.size();
    }
}
