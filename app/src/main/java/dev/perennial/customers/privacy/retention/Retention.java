package dev.perennial.customers.privacy.retention;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.Held;
import dev.perennial.customers.Retained;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Periods, and the nightly look at what is older than they allow.
@Repository
public class Retention {
    private final Held held;
    private final CurrentStaff staff;
    private final AuditLog audit;
    private final JdbcClient db;
    private final Clock clock;

    Retention(Held held, CurrentStaff staff, AuditLog audit, JdbcClient db, Clock clock) {
        this.held = held;
        this.staff = staff;
        this.audit = audit;
        this.db = db;
        this.clock = clock;
    }

    private record Said(
            int days,
            @Nullable Instant agreedAt,
            long old,
            @Nullable Instant countedAt,
            long removed,
            @Nullable Instant removedAt) {}

    public List<Kept> all() {
        var said = new HashMap<String, Said>();
        db.sql("select * from customers.retention").query(row -> {
            said.put(
                    row.getString("name"),
                    new Said(
                            row.getInt("days"),
                            instant(row.getTimestamp("agreed_at")),
                            row.getLong("old_rows"),
                            instant(row.getTimestamp("counted_at")),
                            row.getLong("removed"),
                            instant(row.getTimestamp("removed_at"))));
        });
        return held.retained().stream()
                .map(kind -> kept(kind, said.get(kind.name())))
                .toList();
    }

    private static Kept kept(Retained kind, @Nullable Said said) {
        return said == null
                ? new Kept(kind, kind.days(), null, 0, null, 0, null)
                : new Kept(
                        kind,
                        said.days(),
                        said.agreedAt(),
                        said.old(),
                        said.countedAt(),
                        said.removed(),
                        said.removedAt());
    }

    Kept get(String name) {
        return all().stream()
                .filter(each -> each.kind().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nothing is kept as " + name));
    }

    /// A shorter period reaches more: what was agreed to for the longer one has to be seen again.
    @Transactional
    public void keepFor(Kept kept, int days) {
        staff.require(Role.OWNER);
        db.sql("""
            insert into customers.retention as r (name, days) values (:name, :days)
            on conflict (name) do update set days = excluded.days,
                agreed_at = case when excluded.days < r.days then null else r.agreed_at end,
                agreed_by = case when excluded.days < r.days then null else r.agreed_by end""").param("name", kept.kind().name()).param("days", days).update();
        count(get(kept.kind().name()));
        audit.write(Action.CHANGED, "customers.privacy.retention", null, 1);
    }

    /// What is older goes tonight, and every night from now on.
    @Transactional
    public void agree(Kept kept) {
        staff.require(Role.OWNER);
        db.sql("""
            insert into customers.retention (name, days, agreed_at, agreed_by) values (:name, :days, :at, :by)
            on conflict (name) do update set agreed_at = excluded.agreed_at, agreed_by = excluded.agreed_by""")
                .param("name", kept.kind().name())
                .param("days", kept.days())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", staff.id().value())
                .update();
        audit.write(Action.CHANGED, "customers.privacy.retention", null, 1);
    }

    @Transactional
    public void takeBack(Kept kept) {
        staff.require(Role.OWNER);
        db.sql("update customers.retention set agreed_at = null, agreed_by = null where name = ?")
                .param(kept.kind().name())
                .update();
        audit.write(Action.CHANGED, "customers.privacy.retention", null, 1);
    }

    /// Counts what is older than it may be, and removes it where that is agreed or nobody would miss it.
    public void night() {
        for (var kept : all()) {
            var old = count(kept);
            if (old > 0 && kept.goesByItself()) remove(kept);
        }
    }

    private long count(Kept kept) {
        var old = kept.kind().count().applyAsLong(db, before(kept));
        db.sql("""
            insert into customers.retention (name, days, old_rows, counted_at) values (:name, :days, :old, :at)
            on conflict (name) do update set old_rows = excluded.old_rows, counted_at = excluded.counted_at""")
                .param("name", kept.kind().name())
                .param("days", kept.days())
                .param("old", old)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return old;
    }

    private void remove(Kept kept) {
        var removed = 0L;
        for (long some; (some = kept.kind().remove().applyAsLong(db, before(kept))) > 0; ) removed += some;
        db.sql("""
            update customers.retention set removed = removed + :removed, removed_at = :at, old_rows = 0
            where name = :name""")
                .param("name", kept.kind().name())
                .param("removed", removed)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.write(Action.CHANGED, kept.kind().name(), null, removed);
    }

    private Timestamp before(Kept kept) {
        return Timestamp.from(clock.instant().minus(Duration.ofDays(kept.days())));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
