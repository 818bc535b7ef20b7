package dev.perennial.messaging.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What stands in the outbox, and what people decide of it.
@Repository
class Messages {
    static final int MOST = 100;

    /// What comes before the last colon of a source.
    private static final String CAUSE = "regexp_replace(source, ':[^:]*$', '')";

    private final JdbcClient db;
    private final Clock clock;

    Messages(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Map<Show, Integer> counts() {
        var columns = Arrays.stream(Show.values())
                .map(it -> "count(*) filter (where %s) as %s".formatted(it.where(), it.name()))
                .collect(Collectors.joining(", "));
        return db.sql("select " + columns + " from messaging.dispatch where state <> 'SENT'")
                .query((row, _) -> {
                    var counts = new EnumMap<Show, Integer>(Show.class);
                    for (var show : Show.values()) counts.put(show, row.getInt(show.name()));
                    return counts;
                })
                .single();
    }

    int unknown() {
        return db.sql("select count(*) from messaging.dispatch where " + Show.UNKNOWN.where())
                .query(Integer.class)
                .single();
    }

    /// The latest of them.
    List<Shown> list(Show show) {
        return db.sql("""
            select d.id, a.address, d.recipient, d.subject, d.text, d.why, d.tries, d.made_at, d.next_at, d.customer_id
            from messaging.dispatch d join messaging.account a on a.id = d.account_id
            where %s order by d.made_at desc, d.id desc limit %d""".formatted(show.where(), MOST))
                .query((row, _) -> new Shown(
                        row.getObject("id", UUID.class),
                        row.getString("address"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("why"),
                        row.getInt("tries"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("next_at").toInstant(),
                        row.getObject("customer_id", UUID.class)))
                .list();
    }

    /// Causes with more than one of them, the largest first.
    List<Batch> batches(Show show) {
        return db.sql("""
            select %s as cause, count(*)::int as count from messaging.dispatch where %s
            group by 1 having count(*) > 1 order by 2 desc limit 20""".formatted(CAUSE, show.where()))
                .query((row, _) -> new Batch(row.getString("cause"), row.getInt("count")))
                .list();
    }

    /// Sends it again from the beginning, under its old name: who has it already sees the same mail twice at most.
    int sendAgain(UUID id) {
        return sendAgain("id = :id", "id", id);
    }

    int sendAgain(Show show, String cause) {
        return sendAgain(show.where() + " and " + CAUSE + " = :cause", "cause", cause);
    }

    private int sendAgain(String which, String name, Object value) {
        return db.sql("""
            update messaging.dispatch
            set state = 'WAITING', next_at = :now, tries = 0, first_tried_at = null, leased_until = null,
                fence = fence + 1, settled_at = null, left_at = null, why = ''
            where state in ('UNKNOWN', 'FAILED') and\s""" + which).param("now", now()).param(name, value).update();
    }

    /// Somebody has seen it, and it stays as it is.
    int leave(UUID id) {
        return leave("id = :id", "id", id);
    }

    int leave(Show show, String cause) {
        return leave(show.where() + " and " + CAUSE + " = :cause", "cause", cause);
    }

    private int leave(String which, String name, Object value) {
        return db.sql("""
            update messaging.dispatch set left_at = :now
            where state in ('UNKNOWN', 'FAILED') and left_at is null and\s""" + which).param("now", now()).param(name, value).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
