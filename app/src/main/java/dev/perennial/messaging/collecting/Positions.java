package dev.perennial.messaging.collecting;

import dev.perennial.messaging.AccountId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who collects which mailbox, and how far it has come.
@Repository
class Positions {
    private static final int KEPT_OF_WORDS = 300;

    private final JdbcClient db;
    private final Clock clock;

    Positions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param place which mailbox it is of
    /// @param validity by which its UIDs count, or null before the first time
    /// @param lastUid the highest UID that was fetched
    record Position(Instant beganAt, String place, @Nullable Long validity, long lastUid) {}

    /// Takes hold of a mailbox for a minute, or goes on holding it.
    ///
    /// @return nothing while another process has it
    @Transactional
    Optional<Holding> take(AccountId account, UUID process) {
        db.sql("insert into messaging.collection (account_id, began_at) values (?, ?) on conflict do nothing")
                .params(account.value(), now())
                .update();
        return db.sql("""
            update messaging.collection
            set holder = :process, held_until = now() + interval '1 minute', fence = fence + 1
            where account_id = :account and (holder is null or holder = :process or held_until < now())
            returning fence""")
                .param("process", process)
                .param("account", account.value())
                .query((row, _) -> new Holding(account, row.getLong(1)))
                .optional();
    }

    /// @return false when another process has it by now
    boolean renew(Holding holding) {
        return db.sql("""
            update messaging.collection set held_until = now() + interval '1 minute'
            where account_id = ? and fence = ? and holder is not null""").params(holding.account().value(), holding.fence()).update() == 1;
    }

    void release(Holding holding) {
        db.sql("update messaging.collection set holder = null, held_until = null where account_id = ? and fence = ?")
                .params(holding.account().value(), holding.fence())
                .update();
    }

    Position get(AccountId account) {
        return db.sql("select began_at, place, validity, last_uid from messaging.collection where account_id = ?")
                .param(account.value())
                .query((row, _) -> new Position(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getObject(3, Long.class),
                        row.getLong(4)))
                .single();
    }

    /// The mailbox counts anew, or for the first time.
    void begin(Holding holding, String place, long validity, long lastUid) {
        write(holding, db.sql("""
            update messaging.collection set place = :place, validity = :validity, last_uid = :uid
            where account_id = :account and fence = :fence""").param("place", place).param("validity", validity), lastUid);
    }

    /// @throws Holding.Lost when another process has it by now
    void came(Holding holding, long uid) {
        write(holding, db.sql("""
            update messaging.collection set last_uid = greatest(last_uid, :uid)
            where account_id = :account and fence = :fence"""), uid);
    }

    private static void write(Holding holding, JdbcClient.StatementSpec update, long uid) {
        var isMine = update.param("uid", uid)
                        .param("account", holding.account().value())
                        .param("fence", holding.fence())
                        .update()
                == 1;
        if (!isMine) throw new Holding.Lost(holding);
    }

    /// All that was there is fetched.
    void collected(Holding holding) {
        db.sql("""
            update messaging.collection
            set collected_at = ?, trouble = null, trouble_said = '', trouble_since = null
            where account_id = ? and fence = ?""").params(now(), holding.account().value(), holding.fence()).update();
    }

    /// @param said what the other side had to say, for whoever mends it
    void trouble(Holding holding, Obstacle why, String said) {
        db.sql("""
            update messaging.collection
            set trouble = ?, trouble_said = ?, trouble_since = coalesce(trouble_since, ?)
            where account_id = ? and fence = ?""")
                .params(
                        why.name(),
                        said.length() <= KEPT_OF_WORDS ? said : said.substring(0, KEPT_OF_WORDS),
                        now(),
                        holding.account().value(),
                        holding.fence())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
