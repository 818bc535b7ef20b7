package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.DispatchId;
import dev.perennial.messaging.DispatchSettled;
import dev.perennial.messaging.DispatchSettled.End;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Which message is on its way, in whose hands, and how it ended. Whoever sends one leases it first, and writes down
/// that it begins before the first byte leaves; only the latest lease may say how it ended.
@Repository
class Departures {
    /// So many of an account are leased at once.
    private static final int MOST = 100;

    private final JdbcClient db;
    private final Permission permission;
    private final Consents consents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Departures(JdbcClient db, Permission permission, Consents consents, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.permission = permission;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    private record Due(UUID account, int room) {}

    /// Takes what is due, of each account as much as it may send within the minute; what a person wrote goes before
    /// what goes out by itself. A lease counts by the clock of the database, which all processes share.
    @Transactional
    List<Leased> lease() {
        var leased = new ArrayList<Leased>();
        for (var due : due()) leased.addAll(lease(due));
        return leased;
    }

    private List<Due> due() {
        return db.sql("""
            select a.id as account, least(:most, a.per_minute - (
                select count(*) from messaging.dispatch d where d.account_id = a.id and (
                    d.began_at > :minute or d.state in ('WAITING', 'DEFERRED') and d.leased_until >= now()))) as room
            from messaging.account a
            where a.active and (a.rests_until is null or a.rests_until <= :now) and exists (
                select from messaging.dispatch d
                where d.account_id = a.id and d.state in ('WAITING', 'DEFERRED') and d.next_at <= :now
                  and (d.leased_until is null or d.leased_until < now()))
            for no key update of a skip locked""")
                .param("most", MOST)
                .param("now", now())
                .param("minute", Timestamp.from(clock.instant().minusSeconds(60)))
                .query((row, _) -> new Due(row.getObject("account", UUID.class), row.getInt("room")))
                .list();
    }

    private List<Leased> lease(Due due) {
        if (due.room() <= 0) return List.of();
        return db.sql("""
            with next as materialized (
                select id from messaging.dispatch
                where account_id = :account and state in ('WAITING', 'DEFERRED') and next_at <= :now
                  and (leased_until is null or leased_until < now())
                order by (manner <> 'PERSON'), next_at limit :room for update skip locked)
            update messaging.dispatch d set leased_until = now() + interval '5 minutes', fence = d.fence + 1
            from next, messaging.account a where d.id = next.id and a.id = d.account_id
            returning d.*, a.kind, a.name, a.address, a.active""")
                .param("account", due.account())
                .param("now", now())
                .param("room", due.room())
                .query((row, _) -> leased(row))
                .list();
    }

    /// Gives back what was not begun.
    void release(Collection<Leased> unbegun) {
        for (var each : unbegun)
            db.sql("""
                update messaging.dispatch set leased_until = null
                where id = ? and fence = ? and state in ('WAITING', 'DEFERRED')""").params(each.id().value(), each.fence()).update();
    }

    /// Asks whether the person may be written to, and writes down that it leaves.
    ///
    /// @return false when it must not leave, or is somebody else's by now
    @Transactional
    boolean begin(Leased leased) {
        var isMine = db.sql("""
            select true from messaging.dispatch
            where id = ? and fence = ? and state in ('WAITING', 'DEFERRED') for update""")
                .params(leased.id().value(), leased.fence())
                .query(Boolean.class)
                .optional()
                .isPresent();
        if (!isMine) return false;
        var doubt = permission.doubt(leased);
        if (doubt.isPresent()) {
            end(leased, End.SUPPRESSED, doubt.get());
            return false;
        }
        db.sql("""
            update messaging.dispatch
            set state = 'SENDING', began_at = :now, first_tried_at = coalesce(first_tried_at, :now), tries = tries + 1,
                leased_until = now() + interval '10 minutes'
            where id = :id""").param("now", now()).param("id", leased.id().value()).update();
        return true;
    }

    /// Writes down how it went.
    ///
    /// @return false when somebody else has the lease by now, or a bounce said already how it ended; nothing was
    /// written then
    @Transactional
    boolean settle(Leased leased, Carrier.Handed handed) {
        if (!isStillMine(leased, "state in ('SENDING', 'UNKNOWN')")) return false;
        switch (handed) {
            case Carrier.Taken() -> end(leased, End.SENT, "");
            case Carrier.Lost(var said) -> end(leased, End.UNKNOWN, said);
            case Carrier.Later(var said) -> postpone(leased, said);
            case Carrier.Blamed blamed -> wait(leased);
            case Carrier.Refused(var said, var isNobody) -> {
                end(leased, End.FAILED, said);
                if (isNobody) forgetAddress(leased, said);
            }
        }
        return true;
    }

    /// It can never be sent as it is.
    @Transactional
    void giveUp(Leased leased, String why) {
        if (isStillMine(leased, "state in ('WAITING', 'DEFERRED')")) end(leased, End.FAILED, why);
    }

    /// What was begun and never came to an end is not known to have arrived.
    @Transactional
    void findLost() {
        var lost = db.sql("""
            select d.*, a.kind, a.name, a.address, a.active
            from messaging.dispatch d join messaging.account a on a.id = d.account_id
            where d.state = 'SENDING' and d.leased_until < now() for update of d skip locked""").query((row, _) -> leased(row)).list();
        for (var each : lost) end(each, End.UNKNOWN, t("messaging.unknown.broken"));
    }

    private boolean isStillMine(Leased leased, String as) {
        return db.sql("select fence from messaging.dispatch where id = ? and " + as + " for update")
                .param(leased.id().value())
                .query(Long.class)
                .optional()
                .filter(fence -> fence == leased.fence())
                .isPresent();
    }

    private void postpone(Leased leased, String said) {
        var next = Retrying.next(leased.tried() + 1, leased.firstTried(), clock.instant());
        if (next.isEmpty()) {
            end(leased, End.FAILED, t("messaging.failed.tooLong", Retrying.PATIENCE.toDays(), said));
            return;
        }
        db.sql(
                        "update messaging.dispatch set state = 'DEFERRED', next_at = ?, leased_until = null, why = ? where id = ?")
                .params(Timestamp.from(next.get()), said, leased.id().value())
                .update();
    }

    /// As if it had not been tried.
    private void wait(Leased leased) {
        db.sql("""
            update messaging.dispatch set state = 'WAITING', tries = :tried, first_tried_at = :first, leased_until = null
            where id = :id""")
                .param("tried", leased.tried())
                .param("first", leased.firstTried() == null ? null : Timestamp.from(leased.firstTried()))
                .param("id", leased.id().value())
                .update();
    }

    private void end(Leased leased, End end, String why) {
        var at = clock.instant();
        db.sql("update messaging.dispatch set state = ?, why = ?, settled_at = ?, leased_until = null where id = ?")
                .params(end.name(), why, Timestamp.from(at), leased.id().value())
                .update();
        events.publishEvent(new DispatchSettled(leased.id(), leased.source(), leased.customer(), end, why, at));
    }

    private void forgetAddress(Leased leased, String said) {
        leased.account()
                .kind()
                .channel()
                .ifPresent(channel ->
                        consents.suppress(channel.address(), leased.to(), SuppressionReason.HARD_BOUNCE, said));
    }

    static Leased leased(ResultSet row) throws SQLException {
        return new Leased(
                new DispatchId(row.getObject("id", UUID.class)),
                row.getLong("fence"),
                row.getInt("tries"),
                moment(row, "first_tried_at"),
                new Account(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        Account.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("active")),
                row.getString("source"),
                Purpose.valueOf(row.getString("purpose")),
                Optional.ofNullable(row.getObject("customer_id", UUID.class))
                        .map(CustomerId::new)
                        .orElse(null),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                Manner.valueOf(row.getString("manner")),
                row.getString("in_reply_to"),
                List.of((String[]) row.getArray("reference_ids").getArray()),
                row.getString("reply_tag"),
                Arrays.asList((UUID[]) row.getArray("files").getArray()),
                row.getString("message_id"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
