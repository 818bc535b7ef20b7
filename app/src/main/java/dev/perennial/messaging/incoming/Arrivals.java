package dev.perennial.messaging.incoming;

import dev.perennial.messaging.AccountId;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what came in before anybody looks at it.
///
/// `perennial.messaging.largest` says how many bytes are read at most; what is larger is kept and set aside.
@Repository
public class Arrivals {
    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(2));
    private static final int KEPT_OF_WORDS = 500;

    private final JdbcClient db;
    private final StoredFiles files;
    private final Clock clock;
    private final long largest;

    Arrivals(
            JdbcClient db,
            StoredFiles files,
            Clock clock,
            @Value("${perennial.messaging.largest:52428800}") long largest) {
        this.db = db;
        this.files = files;
        this.clock = clock;
        this.largest = largest;
    }

    /// Keeps it, once for its key and once for its bytes.
    ///
    /// @param key its name where it came from
    /// @param at when it was received
    /// @return false when it was there already
    @Transactional(rollbackFor = IOException.class)
    public boolean keep(AccountId account, String key, Instant at, InputStream raw) throws IOException {
        if (isKept(account, key)) return false;
        var file = files.store("message", raw);
        var isLarge = file.byteCount() > largest;
        db.sql("delete from messaging.incoming where account_id = ? and key = ? and state = 'UNFETCHED'")
                .params(account.value(), key)
                .update();
        var isNew = db.sql("""
            insert into messaging.incoming (account_id, key, bytes_hash, byte_count, file_id, at, state, why, next_at)
            values (:account, :key, :hash, :bytes, :file, :at, :state, :why, :now)
            on conflict do nothing""")
                        .param("account", account.value())
                        .param("key", key)
                        .param("hash", file.sha256())
                        .param("bytes", file.byteCount())
                        .param("file", file.id())
                        .param("at", Timestamp.from(at))
                        .param("state", isLarge ? "QUARANTINED" : "ARRIVED")
                        .param("why", isLarge ? Why.TOO_LARGE.name() : null)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (!isNew) files.remove(file.id());
        return isNew;
    }

    private boolean isKept(AccountId account, String key) {
        return db.sql(
                        "select exists (select from messaging.incoming where account_id = ? and key = ? and state <> 'UNFETCHED')")
                .params(account.value(), key)
                .query(Boolean.class)
                .single();
    }

    /// Something is there that was not handed over. It is asked for again, four times within two hours; then a person
    /// is told.
    ///
    /// @param said what the other side had to say
    @Transactional
    public void miss(AccountId account, String key, Instant at, String said) {
        var now = clock.instant();
        var tries = db.sql("""
            insert into messaging.incoming (account_id, key, at, state, tries, next_at, said)
            values (:account, :key, :at, 'UNFETCHED', 1, :now, :said)
            on conflict (account_id, key) do update set tries = incoming.tries + 1, said = excluded.said
            where incoming.state = 'UNFETCHED'
            returning tries""")
                .param("account", account.value())
                .param("key", key)
                .param("at", Timestamp.from(at))
                .param("now", Timestamp.from(now))
                .param("said", said.length() <= KEPT_OF_WORDS ? said : said.substring(0, KEPT_OF_WORDS))
                .query(Integer.class)
                .optional();
        if (tries.isEmpty()) return;
        var isOver = tries.get() > AGAIN.size();
        db.sql("""
            update messaging.incoming set state = :state, why = :why, next_at = :next, settled_at = :settled
            where account_id = :account and key = :key""")
                .param("state", isOver ? "QUARANTINED" : "UNFETCHED")
                .param("why", isOver ? Why.NOT_FETCHED.name() : null)
                .param("next", Timestamp.from(isOver ? now : now.plus(AGAIN.get(tries.get() - 1))))
                .param("settled", isOver ? Timestamp.from(now) : null)
                .param("account", account.value())
                .param("key", key)
                .update();
    }

    /// The keys of what is to be asked for again now.
    public List<String> missed(AccountId account) {
        return db.sql("""
            select key from messaging.incoming
            where account_id = ? and state = 'UNFETCHED' and next_at <= ? order by number""")
                .params(account.value(), Timestamp.from(clock.instant()))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Where it came from the keys name something else from now on. What was not handed over there never will be; a
    /// person is told.
    @Transactional
    public void rename(AccountId account) {
        db.sql("""
            update messaging.incoming set state = 'QUARANTINED', why = 'NOT_FETCHED', settled_at = ?
            where account_id = ? and state = 'UNFETCHED'""").params(Timestamp.from(clock.instant()), account.value()).update();
        db.sql("update messaging.incoming set key = id || ' ' || key where account_id = ? and key not like '% %'")
                .param(account.value())
                .update();
    }

    /// It is not there any more: somebody else took it away.
    public void vanished(AccountId account, String key) {
        db.sql("delete from messaging.incoming where account_id = ? and key = ? and state = 'UNFETCHED'")
                .params(account.value(), key)
                .update();
    }
}
