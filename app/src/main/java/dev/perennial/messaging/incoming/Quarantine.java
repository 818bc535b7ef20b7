package dev.perennial.messaging.incoming;

import dev.perennial.platform.StoredFiles;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was set aside, for a person to decide about.
@Repository
class Quarantine {
    private final JdbcClient db;
    private final StoredFiles files;
    private final Clock clock;

    Quarantine(JdbcClient db, StoredFiles files, Clock clock) {
        this.db = db;
        this.files = files;
        this.clock = clock;
    }

    int count() {
        return db.sql("select count(*) from messaging.incoming where state = 'QUARANTINED'")
                .query(Integer.class)
                .single();
    }

    /// The newest first.
    List<SetAside> list(int most) {
        return db.sql("""
            select i.*, a.name as account from messaging.incoming i join messaging.account a on a.id = i.account_id
            where i.state = 'QUARANTINED' order by i.number desc limit ?""")
                .param(most)
                .query((row, _) -> new SetAside(
                        row.getObject("id", UUID.class),
                        row.getString("account"),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("byte_count"),
                        Why.valueOf(row.getString("why")),
                        row.getString("said"),
                        row.getObject("file_id") != null))
                .list();
    }

    /// As it came, of what was set aside; nothing when it is not there.
    Optional<InputStream> raw(UUID id) {
        return db.sql(
                        "select file_id from messaging.incoming where id = ? and state = 'QUARANTINED' and file_id is not null")
                .param(id)
                .query(UUID.class)
                .optional()
                .map(files::open);
    }

    /// @param id the one, or null for all
    /// @return how many will be read again
    int readAgain(@Nullable UUID id) {
        return db.sql("""
            update messaging.incoming
            set state = case why when 'NOT_FETCHED' then 'UNFETCHED' else 'ARRIVED' end, tries = 0, next_at = :now
            where state = 'QUARANTINED' and (:id::uuid is null or id = :id::uuid)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id == null ? null : id.toString())
                .update();
    }

    /// It stays as it came, but nobody is asked about it any more.
    ///
    /// @return 1, or 0 when it is not set aside any more
    int leave(UUID id) {
        return db.sql("""
            update messaging.incoming set state = 'LEFT', settled_at = coalesce(settled_at, ?)
            where id = ? and state = 'QUARANTINED'""").params(Timestamp.from(clock.instant()), id).update();
    }
}
