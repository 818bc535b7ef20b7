package dev.perennial.access;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Who looked at, changed and took out what: ids and counts, never what a person said. The database refuses to
/// change it. The message `<what>.audit` says in words what each entry is about.
@Component
public class AuditLog {
    /// Looking at the same thing again within this time is one look.
    static final Duration ONE_LOOK = Duration.ofMinutes(10);

    public enum Action {
        VIEWED,
        CHANGED,
        EXPORTED,
        SIGNED_IN,
        SIGNED_OUT,
        FAILED
    }

    private static final String WROTE = AuditLog.class.getName() + ".wrote";

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;

    AuditLog(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /// @param what a message key's stem that names it, such as `customers.profile` or `insights.slipping`
    /// @param subject whose it is, as a customer's id, or null when it is many people's or nobody's
    /// @param rows how many rows were taken out or touched
    public void write(Action action, String what, @Nullable UUID subject, long rows) {
        write(staff.find().map(StaffMember::account).orElse(null), action, what, subject, rows);
    }

    /// Somebody looked at the page of a customer.
    public void viewed(String what, UUID subject) {
        write(Action.VIEWED, what, subject, 0);
    }

    /// Something of a customer was changed.
    public void changed(String what, UUID subject) {
        write(Action.CHANGED, what, subject, 1);
    }

    /// Something of many or of nobody was changed.
    public void changed(String what) {
        write(Action.CHANGED, what, null, 1);
    }

    /// @param by whose account it was, where nobody is signed in yet or any more
    public void write(@Nullable UUID by, Action action, String what, @Nullable UUID subject, long rows) {
        var now = clock.instant();
        db.sql("""
            with entry as (
                insert into access.audit_entry (at, staff_id, token_id, action, what, subject, rows)
                select :now, :staff::uuid, :token::uuid, :action, :what, :subject::uuid, :rows
                where :action <> 'VIEWED' or not exists (
                    select from access.audit_entry where subject = :subject::uuid and staff_id = :staff::uuid
                      and token_id is not distinct from :token::uuid
                      and action = 'VIEWED' and what = :what and at > :lately)
                returning id, action, rows)
            insert into access.export_alarm (entry_id)
            select id from entry
            where action = 'EXPORTED' and rows >= (select many_rows from access.audit_rule)""")
                .param("now", Timestamp.from(now))
                .param("lately", Timestamp.from(now.minus(ONE_LOOK)))
                .param("staff", by)
                .param("token", staff.token().orElse(null))
                .param("action", action.name())
                .param("what", what)
                .param("subject", subject)
                .param("rows", rows)
                .update();
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && action != Action.VIEWED)
            request.setAttribute(WROTE, true, RequestAttributes.SCOPE_REQUEST);
    }

    /// How often somebody looked at what is kept of this subject, or took it out.
    public long looks(UUID subject) {
        return db.sql("""
            select count(*) from access.audit_entry where subject = ? and action in ('VIEWED', 'EXPORTED')""").param(subject).query(Long.class).single();
    }

    /// What was done stays; whose it was goes.
    ///
    /// @return how many entries there were
    public int forget(UUID subject) {
        return db.sql("""
            with erasing as (select set_config('perennial.retention', 'on', true) as retention)
            update access.audit_entry set subject = null from erasing where subject = ? and retention = 'on'""").param(subject).update();
    }

    /// Whether a change, an export or a sign-in of the request under way stands in the log already.
    public boolean hasWritten() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(WROTE, RequestAttributes.SCOPE_REQUEST) != null;
    }

    /// The same, asked from outside of it.
    public static boolean wroteIn(HttpServletRequest request) {
        return request.getAttribute(WROTE) != null;
    }

    /// For how many days it is kept; the owner says so beside the log.
    public int keptDays() {
        return db.sql("select kept_days from access.audit_rule")
                .query(Integer.class)
                .single();
    }

    /// Who looked at something of a customer since then, who looked last first.
    public List<Looker> lookedAt(UUID subject, Instant since) {
        return db.sql("""
            select coalesce(s.name, '') as name, coalesce(t.name, '') as token, count(*) times, max(e.at) last
            from access.audit_entry e left join access.staff s on s.id = e.staff_id
            left join access.api_token t on t.id = e.token_id
            where e.subject = ? and e.at >= ? and e.action in ('VIEWED', 'EXPORTED') and e.staff_id is not null
            group by s.id, s.name, t.id, t.name order by last desc, s.id, t.id""")
                .params(subject, Timestamp.from(since))
                .query((row, _) -> new Looker(
                        row.getString("name"),
                        row.getString("token"),
                        row.getLong("times"),
                        row.getTimestamp("last").toInstant()))
                .list();
    }

    /// @param name empty when the account is gone
    /// @param token what their program's token is called; empty when they looked themselves
    public record Looker(String name, String token, long times, Instant last) {}
}
