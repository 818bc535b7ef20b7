package dev.perennial.programs.webhooks;

import dev.perennial.access.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class Endpoints {
    /// For so long both the old and the new secret sign, so that the receiver can change over in its own time.
    static final Duration OVERLAP = Duration.ofHours(24);

    private final JdbcClient db;
    private final Clock clock;

    Endpoints(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Made(UUID id, SigningSecret secret) {}

    @Transactional
    Made make(String url, Collection<String> events, StaffId by) {
        var id = db.sql("""
            insert into programs.endpoint (url, events, made_by, made_at) values (?, ?, ?, ?) returning id""")
                .params(url, events.toArray(String[]::new), by.value(), now())
                .query(UUID.class)
                .single();
        return new Made(id, newSecret(id));
    }

    List<Endpoint> all() {
        return db.sql("select * from programs.endpoint order by made_at, id")
                .query((row, _) -> endpoint(row))
                .list();
    }

    /// @throws NoSuchElementException when there is none
    Endpoint get(UUID id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no endpoint " + id));
    }

    private Optional<Endpoint> find(UUID id) {
        return db.sql("select * from programs.endpoint where id = ?")
                .param(id)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    /// A new secret; the one before signs along for a day.
    @Transactional
    SigningSecret rotate(UUID id) {
        get(id);
        db.sql("""
            update programs.endpoint_secret set ends_at = least(coalesce(ends_at, :end), :end) where endpoint_id = :id""")
                .param("end", Timestamp.from(clock.instant().plus(OVERLAP)))
                .param("id", id)
                .update();
        return newSecret(id);
    }

    /// Those that count now, the newest first.
    List<SigningSecret> secrets(UUID id) {
        return db.sql("""
            select secret from programs.endpoint_secret
            where endpoint_id = ? and (ends_at is null or ends_at > ?) order by made_at desc, id desc""")
                .params(id, now())
                .query((row, _) -> new SigningSecret(row.getString(1)))
                .list();
    }

    void shut(UUID id, Endpoint.Shut why) {
        db.sql("update programs.endpoint set shut_at = ?, shut_why = ? where id = ? and shut_at is null")
                .params(now(), why.name(), id)
                .update();
    }

    /// What waited goes out now.
    void reopen(UUID id) {
        get(id);
        db.sql("update programs.endpoint set shut_at = null, shut_why = null, failing_since = null where id = ?")
                .param(id)
                .update();
    }

    /// Removes it with what it was sent.
    void remove(UUID id) {
        db.sql("delete from programs.endpoint where id = ?").param(id).update();
    }

    private SigningSecret newSecret(UUID id) {
        var secret = SigningSecret.make();
        db.sql("insert into programs.endpoint_secret (endpoint_id, secret, made_at) values (?, ?, ?)")
                .params(id, secret.text(), now())
                .update();
        return secret;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        var why = row.getString("shut_why");
        return new Endpoint(
                row.getObject("id", UUID.class),
                row.getString("url"),
                Arrays.stream((String[]) row.getArray("events").getArray()).collect(Collectors.toUnmodifiableSet()),
                row.getTimestamp("made_at").toInstant(),
                instant(row.getTimestamp("failing_since")),
                instant(row.getTimestamp("shut_at")),
                why == null ? null : Endpoint.Shut.valueOf(why));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
