package dev.perennial.messaging.incoming;

import dev.perennial.messaging.AccountId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Whose turn it is to be read: of each account the message that came first, so that none overtakes another. One that
/// fails holds the others up for a minute; then it is set aside.
@Repository
class Desk {
    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(50));
    private static final int KEPT_OF_WORDS = 500;

    private final JdbcClient db;
    private final Clock clock;

    Desk(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// The next message, with the attempt already counted: one that brings the process down is not read for ever.
    @Transactional
    Optional<Attempt> next() {
        return db.sql("""
            update messaging.incoming i set tries = tries + 1, leased_until = now() + interval '5 minutes'
            where i.id = (
                    select first.id from messaging.account a cross join lateral (
                        select id, next_at, leased_until, number from messaging.incoming
                        where account_id = a.id and state = 'ARRIVED' order by number limit 1) first
                    where first.next_at <= :now and (first.leased_until is null or first.leased_until < now())
                    order by first.number limit 1)
                and i.state = 'ARRIVED' and (i.leased_until is null or i.leased_until < now())
            returning i.id, i.account_id, i.file_id, i.at, i.tries""")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Attempt(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getObject("file_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getInt("tries")))
                .optional();
    }

    /// Holds the message until the end of the transaction.
    ///
    /// @return false when another attempt has it by now
    boolean hold(Attempt attempt) {
        return !db.sql("select 1 from messaging.incoming where id = ? and state = 'ARRIVED' and tries = ? for update")
                .params(attempt.id(), attempt.tries())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /// @param people the addresses in it
    void taken(Attempt attempt, List<String> people) {
        db.sql("""
            update messaging.incoming
            set state = 'TAKEN', why = null, said = '', people = ?, settled_at = ?, leased_until = null where id = ?""")
                .params(people.toArray(String[]::new), Timestamp.from(clock.instant()), attempt.id())
                .update();
    }

    /// @param said what went wrong, for whoever mends it
    void setAside(Attempt attempt, Why why, String said) {
        db.sql("""
            update messaging.incoming set state = 'QUARANTINED', why = ?, said = ?, settled_at = ?, leased_until = null
            where id = ? and state = 'ARRIVED' and tries = ?""")
                .params(why.name(), cut(said), Timestamp.from(clock.instant()), attempt.id(), attempt.tries())
                .update();
    }

    void tryLater(Attempt attempt, String said) {
        var again = clock.instant().plus(WAITS.get(Math.min(attempt.tries(), WAITS.size()) - 1));
        db.sql("""
            update messaging.incoming set next_at = ?, said = ?, leased_until = null
            where id = ? and state = 'ARRIVED' and tries = ?""")
                .params(Timestamp.from(again), cut(said), attempt.id(), attempt.tries())
                .update();
    }

    private static String cut(String said) {
        return said.length() <= KEPT_OF_WORDS ? said : said.substring(0, KEPT_OF_WORDS);
    }
}
