package dev.perennial.access.tokens;

import dev.perennial.access.Secrets;
import dev.perennial.access.StaffId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys programs come in with: shown once, kept as digests.
@Repository
public class ApiTokens {
    public record ApiToken(
            UUID id,
            String name,
            String prefix,
            String madeBy,
            Instant madeAt,
            @Nullable Instant lastUsedAt) {}

    private final JdbcClient db;
    private final Clock clock;

    ApiTokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @return the token itself, which nobody can see again
    public String make(String name, StaffId by) {
        var secret = "per_" + Secrets.make();
        db.sql("""
            insert into access.api_token (name, sha256, prefix, created_by, created_at) values (?, ?, ?, ?, ?)""")
                .params(
                        name,
                        Secrets.digest(secret),
                        secret.substring(0, 8),
                        by.value(),
                        Timestamp.from(clock.instant()))
                .update();
        return secret;
    }

    List<ApiToken> active() {
        return db.sql("""
            select t.id, t.name, t.prefix, s.name as made_by, t.created_at, t.last_used_at
            from access.api_token t join access.staff s on s.id = t.created_by
            where t.revoked_at is null order by t.created_at desc""")
                .query((row, _) -> new ApiToken(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("prefix"),
                        row.getString("made_by"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("last_used_at") == null
                                ? null
                                : row.getTimestamp("last_used_at").toInstant()))
                .list();
    }

    void revoke(UUID id) {
        db.sql("update access.api_token set revoked_at = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }
}
