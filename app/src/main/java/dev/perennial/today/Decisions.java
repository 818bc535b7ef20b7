package dev.perennial.today;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Businesses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Remembers what was decided about the items of the morning page, one decision for each key. A second press,
/// or a second person, changes nothing: the first decision stands and is handed back.
@Repository
public class Decisions {
    private final JdbcClient db;
    private final Businesses businesses;
    private final ObjectProvider<TodaySource> sources;
    private final AuditLog log;

    Decisions(JdbcClient db, Businesses businesses, ObjectProvider<TodaySource> sources, AuditLog log) {
        this.log = log;
        this.db = db;
        this.businesses = businesses;
        this.sources = sources;
    }

    /// Keeps the decision unless one stands already, and tells the sources about it in the same transaction.
    ///
    /// @return the decision that stands now; equal to `wanted` when it was this one that counted
    @Transactional
    public Decision decide(Decision wanted) {
        lock(wanted.key());
        var standing = find(wanted.key());
        if (standing.isPresent() && !standing.get().yieldsTo(wanted, day(wanted.at()))) return standing.get();

        db.sql("""
            insert into today.decision (item_key, customer_id, title, state, until, decided_by, decided_at)
            values (:key, :customer, :title, :state, :until, :by, :at)
            on conflict (item_key) do update set customer_id = excluded.customer_id, title = excluded.title,
                state = excluded.state, until = excluded.until,
                decided_by = excluded.decided_by, decided_at = excluded.decided_at""").params(row(wanted)).update();
        sources.forEach(source -> source.decided(wanted));
        log(wanted);
        return wanted;
    }

    /// Takes a decision back, so that the item stands on the page again.
    ///
    /// @return what had been decided, or nothing when nothing was
    @Transactional
    public Optional<Decision> undo(String key) {
        var undone = db.sql("delete from today.decision where item_key = ? returning *")
                .param(key)
                .query(Decisions::decision)
                .optional();
        undone.ifPresent(decision -> {
            sources.forEach(source -> source.undone(decision));
            log(decision);
        });
        return undone;
    }

    public Optional<Decision> find(String key) {
        return db.sql("select * from today.decision where item_key = ?")
                .param(key)
                .query(Decisions::decision)
                .optional();
    }

    /// Those of the keys that something was decided about.
    public Map<String, Decision> of(Collection<String> keys) {
        if (keys.isEmpty()) return Map.of();
        return db
                .sql("select * from today.decision where item_key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(Decisions::decision)
                .list()
                .stream()
                .collect(Collectors.toMap(Decision::key, Function.identity()));
    }

    /// What was done since, the latest first.
    public List<Decision> doneSince(Instant since, int most) {
        return db.sql("""
            select * from today.decision where state = 'DONE' and decided_at >= ?
            order by decided_at desc, item_key limit ?""")
                .params(since.atOffset(ZoneOffset.UTC), most)
                .query(Decisions::decision)
                .list();
    }

    private void log(Decision decision) {
        var customer = decision.customer();
        log.write(Action.CHANGED, "today.decision", customer == null ? null : customer.value(), 1);
    }

    private void lock(String key) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("today.decision:" + key)
                .query((_, _) -> key)
                .single();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, businesses.current().zone());
    }

    private static Map<String, @Nullable Object> row(Decision decision) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("key", decision.key());
        row.put(
                "customer",
                decision.customer() == null ? null : decision.customer().value());
        row.put("title", decision.title());
        row.put("state", decision.state().name());
        row.put("until", decision.until());
        row.put("by", decision.by() == null ? null : decision.by().value());
        row.put("at", decision.at().atOffset(ZoneOffset.UTC));
        return row;
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var by = row.getObject("decided_by", UUID.class);
        return new Decision(
                row.getString("item_key"),
                customer == null ? null : new CustomerId(customer),
                row.getString("title"),
                Decision.State.valueOf(row.getString("state")),
                row.getObject("until", LocalDate.class),
                by == null ? null : new StaffId(by),
                row.getTimestamp("decided_at").toInstant());
    }
}
