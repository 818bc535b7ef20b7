package dev.perennial.conversations.chat;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The secrets the shop and we share, by which its sign-in vouches for a visitor. Two count while the shop changes
/// from the old to the new one.
@Repository
class Vouching {
    /// The old secret counts for so long after a new one was made.
    static final Duration OVERLAP = Duration.ofDays(2);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Clock clock;

    Vouching(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param endsAt when it stops to count, or null
    record Known(Instant madeAt, @Nullable Instant endsAt) {}

    /// Those that count, the newest first.
    List<String> secrets() {
        return db.sql("""
            select secret from conversations.widget_secret where ends_at is null or ends_at > ? order by made_at desc, id desc""")
                .param(Timestamp.from(clock.instant()))
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Known> known() {
        return db.sql("""
            select made_at, ends_at from conversations.widget_secret
            where ends_at is null or ends_at > ? order by made_at desc, id desc""")
                .param(Timestamp.from(clock.instant()))
                .query((row, _) -> new Known(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant()))
                .list();
    }

    /// A new secret, told this once; the one before counts for a while yet, those before it do not.
    @Transactional
    public String rotate() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        db.sql("lock table conversations.widget_secret in exclusive mode").update();
        db.sql("delete from conversations.widget_secret where ends_at is not null")
                .update();
        db.sql("update conversations.widget_secret set ends_at = ?")
                .param(Timestamp.from(now.plus(OVERLAP)))
                .update();
        db.sql("insert into conversations.widget_secret (secret, made_at) values (?, ?)")
                .params(secret, Timestamp.from(now))
                .update();
        return secret;
    }

    /// Nobody is vouched for any more.
    @Transactional
    public void end() {
        db.sql("delete from conversations.widget_secret").update();
    }
}
