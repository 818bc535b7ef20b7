package dev.perennial.programs.webhooks;

import dev.perennial.programs.webhooks.Told.Attempt;
import dev.perennial.programs.webhooks.Told.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was told to whom, for people who look after it.
@Repository
public class Ledger {
    private final JdbcClient db;

    Ledger(JdbcClient db) {
        this.db = db;
    }

    public record Counts(long waiting, long delivered, long givenUp) {}

    /// Newest first.
    List<Told> latest(UUID endpoint, int most) {
        var attempts = new LinkedHashMap<UUID, List<Attempt>>();
        db.sql("""
            select a.* from programs.attempt a
            where a.endpoint_id = :endpoint and a.message_id in (
                select message_id from programs.delivery where endpoint_id = :endpoint
                order by message_id desc limit :most)
            order by a.id""").param("endpoint", endpoint).param("most", most).query(row -> {
            attempts.computeIfAbsent(row.getObject("message_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Attempt(
                            row.getTimestamp("at").toInstant(),
                            row.getLong("took_ms"),
                            row.getObject("status", Integer.class),
                            row.getString("failure"),
                            row.getString("answer")));
        });
        return db.sql("""
            select d.message_id, m.type, m.at, d.state, d.tries, d.next_at, m.body
            from programs.delivery d join programs.message m on m.id = d.message_id
            where d.endpoint_id = ? order by d.message_id desc limit ?""")
                .params(endpoint, most)
                .query((row, _) -> {
                    var message = row.getObject("message_id", UUID.class);
                    return new Told(
                            message,
                            row.getString("type"),
                            row.getTimestamp("at").toInstant(),
                            State.valueOf(row.getString("state")),
                            row.getInt("tries"),
                            row.getTimestamp("next_at").toInstant(),
                            row.getString("body"),
                            attempts.getOrDefault(message, List.of()));
                })
                .list();
    }

    Counts counts(UUID endpoint) {
        return db.sql("""
            select count(*) filter (where state = 'WAITING') waiting,
                   count(*) filter (where state = 'DELIVERED') delivered,
                   count(*) filter (where state = 'GIVEN_UP') given_up
            from programs.delivery where endpoint_id = ?""").param(endpoint).query(Counts.class).single();
    }
}
