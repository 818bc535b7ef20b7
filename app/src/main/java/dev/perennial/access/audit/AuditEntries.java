package dev.perennial.access.audit;

import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.AuditedPeople;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the audit log: the owner's alone.
@Repository
class AuditEntries {
    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final CurrentStaff current;
    private final Businesses businesses;
    private final MessageSource messages;
    private final List<AuditedPeople> people;

    AuditEntries(
            JdbcClient db,
            CurrentStaff current,
            Businesses businesses,
            MessageSource messages,
            ObjectProvider<AuditedPeople> people) {
        this.db = db;
        this.current = current;
        this.businesses = businesses;
        this.messages = messages;
        this.people = people.orderedStream().toList();
    }

    /// Newest first, from the filter's place on.
    List<AuditEntry> list(AuditFilter filter, int most) {
        current.require(Role.OWNER);
        return named(raw(filter, subjects(filter), filter.before(), most));
    }

    /// All that the filter leaves, newest first, a stretch at a time.
    void each(AuditFilter filter, Consumer<AuditEntry> reader) {
        current.require(Role.OWNER);
        var subjects = subjects(filter);
        var before = filter.before();
        List<Raw> stretch;
        do {
            stretch = raw(filter, subjects, before, AT_ONCE);
            named(stretch).forEach(reader);
            if (!stretch.isEmpty()) before = stretch.getLast().id();
        } while (stretch.size() == AT_ONCE);
    }

    /// The exports of many rows that the owner has not put aside yet, newest first.
    List<AuditEntry> alarms() {
        current.require(Role.OWNER);
        return named(db.sql("""
            select e.id, e.at, e.staff_id, s.name, t.name as token, e.action, e.what, e.subject, e.rows
            from access.export_alarm a join access.audit_entry e on e.id = a.entry_id
            left join access.staff s on s.id = e.staff_id left join access.api_token t on t.id = e.token_id
            where a.seen_at is null order by e.at desc, e.id desc limit 20""").query(AuditEntries::raw).list());
    }

    private record Raw(
            UUID id,
            Instant at,
            @Nullable String who,
            Action action,
            String what,
            @Nullable UUID subject,
            long rows) {}

    /// @return null when it is about nobody in particular
    private @Nullable List<UUID> subjects(AuditFilter filter) {
        if (filter.customer().isEmpty()) return null;
        var id = filter.customerId();
        if (id != null)
            return people.stream().flatMap(each -> each.everyIdOf(id).stream()).toList();
        return people.stream()
                .flatMap(each -> each.called(filter.customer()).stream())
                .toList();
    }

    private List<Raw> raw(AuditFilter filter, @Nullable List<UUID> subjects, @Nullable UUID before, int most) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (filter.person() != null) {
            conditions.add("e.staff_id = :person");
            values.put("person", filter.person());
        }
        if (filter.action() != null) {
            conditions.add("e.action = :action");
            values.put("action", filter.action().name());
        }
        if (subjects != null) {
            conditions.add("e.subject = any(:subjects)");
            values.put("subjects", subjects.toArray(UUID[]::new));
        }
        if (filter.from() != null) {
            conditions.add("e.at >= :from");
            values.put("from", startOf(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("e.at < :to");
            values.put("to", startOf(filter.to().plusDays(1)));
        }
        if (before != null) {
            conditions.add("(e.at, e.id) < (select at, id from access.audit_entry where id = :before)");
            values.put("before", before);
        }
        return db.sql("""
            select e.id, e.at, e.staff_id, s.name, t.name as token, e.action, e.what, e.subject, e.rows
            from access.audit_entry e left join access.staff s on s.id = e.staff_id
            left join access.api_token t on t.id = e.token_id
            %s order by e.at desc, e.id desc limit :most""".formatted(conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions)))
                .params(values)
                .param("most", most)
                .query(AuditEntries::raw)
                .list();
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(businesses.current().zone()).toInstant());
    }

    private static Raw raw(ResultSet row, int n) throws SQLException {
        var known = row.getObject("staff_id") != null;
        return new Raw(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                known ? who(row.getString("name"), row.getString("token")) : null,
                Action.valueOf(row.getString("action")),
                row.getString("what"),
                row.getObject("subject", UUID.class),
                row.getLong("rows"));
    }

    private static String who(@Nullable String name, @Nullable String token) {
        var person = Objects.requireNonNullElse(name, Words.t("access.audit.gone"));
        return token == null ? person : Words.t("access.audit.byToken", person, token);
    }

    private List<AuditEntry> named(List<Raw> entries) {
        var wanted = new HashSet<UUID>();
        for (var entry : entries) if (entry.subject() != null) wanted.add(entry.subject());
        var names = new HashMap<UUID, String>();
        var hrefs = new HashMap<UUID, String>();
        db.sql("select id, name from access.staff where id = any(?)")
                .param(wanted.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        for (var each : people) {
            each.names(wanted).forEach((id, name) -> {
                names.put(id, name);
                hrefs.put(id, each.href(id));
            });
        }
        return entries.stream().map(entry -> named(entry, names, hrefs)).toList();
    }

    private AuditEntry named(Raw entry, Map<UUID, String> names, Map<UUID, String> hrefs) {
        var subject = entry.subject();
        return new AuditEntry(
                entry.id(),
                entry.at(),
                Objects.requireNonNullElse(
                        entry.who(),
                        entry.action() == Action.FAILED
                                ? Words.t("access.audit.nobody")
                                : Words.t("access.audit.itself")),
                entry.action(),
                what(entry.what()),
                subject == null ? null : names.getOrDefault(subject, Words.t("access.audit.forgotten")),
                subject == null ? null : hrefs.get(subject),
                entry.rows());
    }

    /// Of what nobody names any more, its own name without the module.
    private String what(String what) {
        var plain = what.substring(what.indexOf('.') + 1).replace('_', ' ').replace('.', ' ');
        return Objects.requireNonNull(messages.getMessage(what + ".audit", null, plain, Words.language()));
    }
}
