package dev.perennial.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who looked at, changed and took out what: ids and counts, never what a person said.
@Component
public class AuditLog {
    public enum Action {
        VIEWED,
        CHANGED,
        EXPORTED
    }

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
        db.sql("""
            insert into access.audit_entry (at, staff_id, action, what, subject, rows)
            values (:at, :staff, :action, :what, :subject, :rows)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", staff.find().map(StaffMember::account).orElse(null))
                .param("action", action.name())
                .param("what", what)
                .param("subject", subject)
                .param("rows", rows)
                .update();
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
        return db.sql("update access.audit_entry set subject = null where subject = ?")
                .param(subject)
                .update();
    }
}
