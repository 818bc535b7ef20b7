package dev.perennial.programs.webhooks;

import dev.perennial.platform.outgoing.Outgoing.Answered;
import dev.perennial.platform.outgoing.Outgoing.Failed;
import dev.perennial.platform.outgoing.Outgoing.NotCalled;
import dev.perennial.platform.outgoing.Outgoing.Outcome;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Which message is on its way to whom. Whoever brings one leases it first, and only the latest lease may say how it
/// ended: a process that was killed is followed by another, one that slept too long is not listened to.
@Repository
class Deliveries {
    private static final int GONE = 410;
    private static final int KEPT_OF_ANSWER = 300;

    private final JdbcClient db;
    private final Endpoints endpoints;
    private final Clock clock;

    Deliveries(JdbcClient db, Endpoints endpoints, Clock clock) {
        this.db = db;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /// @param fence the number of the lease
    /// @param tried how often it was tried before
    record Leased(UUID message, UUID endpoint, String url, String body, long fence, int tried) {
        /// What the receiver knows the message by, however often it comes.
        String webhookId() {
            return "msg_" + message.toString().replace("-", "");
        }
    }

    /// Takes what is due, a few for each endpoint, so that a slow one does not keep the others waiting. A lease counts
    /// by the clock of the database, which all processes share.
    @Transactional
    List<Leased> lease(int mostForEach) {
        return db.sql("""
            with due as materialized (
                select d.message_id, d.endpoint_id
                from programs.endpoint e cross join lateral (
                    select message_id, endpoint_id from programs.delivery
                    where endpoint_id = e.id and state = 'WAITING' and next_at <= :now
                      and (leased_until is null or leased_until < now())
                    order by next_at, message_id limit :most for update skip locked) d
                where e.shut_at is null)
            update programs.delivery d set leased_until = now() + interval '2 minutes', fence = fence + 1
            from due join programs.message m on m.id = due.message_id
                join programs.endpoint e on e.id = due.endpoint_id
            where d.message_id = due.message_id and d.endpoint_id = due.endpoint_id
            returning d.message_id, d.endpoint_id, e.url, m.body, d.fence, d.tries""")
                .param("now", Timestamp.from(clock.instant()))
                .param("most", mostForEach)
                .query((row, _) -> new Leased(
                        row.getObject("message_id", UUID.class),
                        row.getObject("endpoint_id", UUID.class),
                        row.getString("url"),
                        row.getString("body"),
                        row.getLong("fence"),
                        row.getInt("tries")))
                .list();
    }

    /// Writes down how it went and when it is tried again.
    ///
    /// @return false when somebody else has the lease by now, and nothing was written
    @Transactional
    boolean end(Leased leased, Instant began, Duration took, Outcome outcome) {
        var status = outcome instanceof Answered answered ? (Integer) answered.status() : null;
        var isDone = status != null && status >= 200 && status < 300;
        var again = isDone
                ? null
                : Retries.after(leased.tried() + 1, RandomGenerator.getDefault())
                        .orElse(null);
        var now = clock.instant();
        var isMine = db.sql("""
            update programs.delivery
            set state = :state, tries = tries + 1, next_at = coalesce(:next::timestamptz, next_at), leased_until = null
            where message_id = :message and endpoint_id = :endpoint and fence = :fence""")
                        .param("state", isDone ? "DELIVERED" : again == null ? "GIVEN_UP" : "WAITING")
                        .param("next", again == null ? null : now.plus(again).toString())
                        .param("message", leased.message())
                        .param("endpoint", leased.endpoint())
                        .param("fence", leased.fence())
                        .update()
                == 1;
        if (!isMine) return false;
        note(leased, began, took, status, outcome);
        judge(leased.endpoint(), isDone, status, now);
        return true;
    }

    /// Sends a message to an endpoint once more, from the beginning.
    ///
    /// @return 1, or 0 when it was never told
    int replay(UUID message, UUID endpoint) {
        return db.sql("""
            update programs.delivery set state = 'WAITING', tries = 0, next_at = :now
            where message_id = :message and endpoint_id = :endpoint""")
                .param("now", Timestamp.from(clock.instant()))
                .param("message", message)
                .param("endpoint", endpoint)
                .update();
    }

    /// Sends all it was told since then once more.
    ///
    /// @return how many
    int replaySince(UUID endpoint, Instant since) {
        return db.sql("""
            update programs.delivery d set state = 'WAITING', tries = 0, next_at = :now
            from programs.message m
            where m.id = d.message_id and d.endpoint_id = :endpoint and m.at >= :since""")
                .param("now", Timestamp.from(clock.instant()))
                .param("endpoint", endpoint)
                .param("since", Timestamp.from(since))
                .update();
    }

    private void note(Leased leased, Instant began, Duration took, @Nullable Integer status, Outcome outcome) {
        db.sql("""
            insert into programs.attempt (message_id, endpoint_id, at, took_ms, status, failure, answer)
            values (:message, :endpoint, :at, :took, :status, :failure, :answer)""")
                .param("message", leased.message())
                .param("endpoint", leased.endpoint())
                .param("at", Timestamp.from(began))
                .param("took", took.toMillis())
                .param("status", status)
                .param(
                        "failure",
                        switch (outcome) {
                            case Answered _ -> null;
                            case NotCalled(var why) -> why.name();
                            case Failed(var why) -> why.name();
                        })
                .param("answer", outcome instanceof Answered answered ? shortened(answered.body()) : null)
                .update();
    }

    private void judge(UUID endpoint, boolean isDone, @Nullable Integer status, Instant now) {
        if (isDone) {
            db.sql("update programs.endpoint set failing_since = null where id = ? and failing_since is not null")
                    .param(endpoint)
                    .update();
            return;
        }
        var since = db.sql("""
            update programs.endpoint set failing_since = coalesce(failing_since, :now) where id = :id
            returning failing_since""")
                .param("now", Timestamp.from(now))
                .param("id", endpoint)
                .query(Timestamp.class)
                .single()
                .toInstant();
        if (status != null && status == GONE) endpoints.shut(endpoint, Endpoint.Shut.GONE);
        else if (!now.isBefore(since.plus(Retries.PATIENCE))) endpoints.shut(endpoint, Endpoint.Shut.FAILING);
    }

    private static String shortened(String body) {
        var text = body.codePoints()
                .filter(it -> it != 0 && it != 0xFFFD && Character.getType(it) != Character.SURROGATE)
                .limit(KEPT_OF_ANSWER)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.toString();
    }
}
