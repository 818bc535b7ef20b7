package dev.perennial.access.audit;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The owner's rule for the log, what is put aside of its alarms, and what goes when its time is over.
@Component
class AuditKeeping {
    private final JdbcClient db;
    private final CurrentStaff current;
    private final AuditLog log;
    private final Clock clock;

    AuditKeeping(JdbcClient db, CurrentStaff current, AuditLog log, Clock clock) {
        this.db = db;
        this.current = current;
        this.log = log;
        this.clock = clock;
    }

    AuditRule rule() {
        return db.sql("select many_rows, kept_days from access.audit_rule")
                .query((row, _) -> new AuditRule(row.getInt("many_rows"), row.getInt("kept_days")))
                .single();
    }

    @Transactional
    public void change(AuditRule rule) {
        current.require(Role.OWNER);
        db.sql("update access.audit_rule set many_rows = ?, kept_days = ?")
                .params(rule.manyRows(), rule.keptDays())
                .update();
        log.changed("access.audit.rule");
    }

    /// Puts an alarm aside; once put aside it stays so.
    @Transactional
    public void putAside(UUID entry) {
        current.require(Role.OWNER);
        db.sql("update access.export_alarm set seen_by = ?, seen_at = ? where entry_id = ? and seen_at is null")
                .params(current.id().value(), Timestamp.from(clock.instant()), entry)
                .update();
    }

    /// @return how many entries went
    @Transactional
    public int prune() {
        db.sql("select set_config('perennial.retention', 'on', true)")
                .query(String.class)
                .single();
        return db.sql("delete from access.audit_entry where at < ?")
                .param(Timestamp.from(clock.instant().minus(Duration.ofDays(rule().keptDays()))))
                .update();
    }
}
