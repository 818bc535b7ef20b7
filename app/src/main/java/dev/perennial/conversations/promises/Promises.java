package dev.perennial.conversations.promises;

import dev.perennial.access.AuditLog;
import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.promises.Promise.Whose;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What is promised, in the order in which it is looked through.
@Repository
class Promises {
    private static final String WHAT = "conversations.promises";

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final AuditLog log;
    private final Clock clock;

    Promises(JdbcClient db, ApplicationEventPublisher events, AuditLog log, Clock clock) {
        this.db = db;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    List<Promise> inOrder() {
        return db.sql("select * from conversations.promise order by position")
                .query(Promises::promise)
                .list();
    }

    Optional<Promise> find(UUID id) {
        return db.sql("select * from conversations.promise where id = ?")
                .param(id)
                .query(Promises::promise)
                .optional();
    }

    /// The last to be looked through.
    @Transactional
    void make(PromiseForm.InOrder wanted) {
        values(db.sql("""
            insert into conversations.promise (position, name, priority, via, account_id, trait, trait_value, place_id,
                answer_minutes, solve_minutes)
            select coalesce(max(position), 0) + 1, :name, :priority, :via, :account::uuid, :trait, :value, :place, :answer,
                   :solve
            from conversations.promise"""), wanted).update();
        changed();
    }

    @Transactional
    void change(UUID id, PromiseForm.InOrder wanted) {
        values(db.sql("""
            update conversations.promise set name = :name, priority = :priority, via = :via, account_id = :account::uuid,
                trait = :trait, trait_value = :value, place_id = :place, answer_minutes = :answer, solve_minutes = :solve
            where id = :id"""), wanted).param("id", id).update();
        changed();
    }

    @Transactional
    void remove(UUID id) {
        db.sql("delete from conversations.promise where id = ?").param(id).update();
        changed();
    }

    /// Changes places with the one before it; the first stays.
    @Transactional
    void raise(UUID id) {
        db.sql("lock table conversations.promise in share row exclusive mode").update();
        db.sql("""
            with this as (select id, position from conversations.promise where id = :id),
            above as (
                select p.id, p.position from conversations.promise p, this
                where p.position < this.position order by p.position desc limit 1)
            update conversations.promise p
            set position = case p.id when this.id then above.position else this.position end
            from this, above where p.id in (this.id, above.id)""").param("id", id).update();
        changed();
    }

    private void changed() {
        events.publishEvent(new PromisesChanged(clock.instant()));
        log.changed(WHAT);
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, PromiseForm.InOrder wanted) {
        var whose = wanted.whose();
        var priority = whose.priority();
        var via = whose.via();
        var account = whose.account();
        return sql.param("name", wanted.name())
                .param("priority", priority == null ? null : priority.name())
                .param("via", via == null ? null : via.name())
                .param("account", account == null ? null : account.toString())
                .param("trait", whose.trait())
                .param("value", whose.value())
                .param("place", wanted.place().value())
                .param("answer", minutes(wanted.answer()))
                .param("solve", minutes(wanted.solve()));
    }

    private static @Nullable Integer minutes(@Nullable Duration time) {
        return time == null ? null : (int) time.toMinutes();
    }

    private static Promise promise(ResultSet row, int number) throws SQLException {
        var priority = row.getString("priority");
        var via = row.getString("via");
        var account = row.getObject("account_id", UUID.class);
        return new Promise(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Whose(
                        priority == null ? null : CaseState.Priority.valueOf(priority),
                        via == null ? null : Via.valueOf(via),
                        account == null ? null : new AccountId(account),
                        row.getString("trait"),
                        row.getString("trait_value")),
                time(row, "answer_minutes"),
                time(row, "solve_minutes"),
                new PlaceId(row.getObject("place_id", UUID.class)));
    }

    private static @Nullable Duration time(ResultSet row, String column) throws SQLException {
        var minutes = row.getObject(column, Integer.class);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }
}
