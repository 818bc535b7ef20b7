package dev.perennial.messaging;

import dev.perennial.access.Secrets;
import dev.perennial.platform.PublicAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Files that a message cannot carry: whoever has the link has the file, for a time. It goes with its file.
@Repository
public class FileLinks {
    public static final Duration LASTS = Duration.ofDays(30);

    private final JdbcClient db;
    private final PublicAddress outside;
    private final Clock clock;

    FileLinks(JdbcClient db, PublicAddress outside, Clock clock) {
        this.db = db;
        this.outside = outside;
        this.clock = clock;
    }

    /// Whether a link would reach anything: the business has an address outside.
    public boolean arePossible() {
        return outside.of("/").isPresent();
    }

    /// The address to be sent; nobody knows it but who gets it.
    ///
    /// @param from when it is sent; it lasts from then on
    @Transactional(propagation = Propagation.MANDATORY)
    public String make(UUID file, String name, Instant from) {
        var key = Secrets.make();
        var now = clock.instant();
        db.sql("delete from messaging.file_link where expires_at < ?")
                .param(Timestamp.from(now.minus(LASTS)))
                .update();
        db.sql("insert into messaging.file_link (digest, file_id, name, made_at, expires_at) values (?, ?, ?, ?, ?)")
                .params(Secrets.digest(key), file, name, Timestamp.from(now), Timestamp.from(from.plus(LASTS)))
                .update();
        return outside.of("/p/messaging/files/" + key).orElseThrow();
    }

    public record Linked(UUID file, String name, Instant expiresAt) {
        public boolean isOver(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }

    /// What a link leads to, or led to not long ago.
    public Optional<Linked> find(String key) {
        return db.sql("select file_id, name, expires_at from messaging.file_link where digest = ?")
                .param(Secrets.digest(key))
                .query((row, _) -> new Linked(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }
}
