package dev.perennial.customers;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who may be judged by scores and put on lists by them. Whoever makes such lists leaves out
/// `customers.api_unprofiled`; whoever writes scores asks [#hold] first.
@Component
public class Profiling {
    private static final String LOCK = "hashtextextended('customers.profiling', 0)";

    private final Held held;
    private final CurrentStaff staff;
    private final AuditLog audit;
    private final JdbcClient db;
    private final Clock clock;

    Profiling(Held held, CurrentStaff staff, AuditLog audit, JdbcClient db, Clock clock) {
        this.held = held;
        this.staff = staff;
        this.audit = audit;
        this.db = db;
        this.clock = clock;
    }

    /// Nobody objects while scores are written, or their scores would be written after they were removed. Whoever
    /// asks reads `customers.api_unprofiled` afterwards.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        db.sql("select pg_advisory_xact_lock_shared(" + LOCK + ")").query(_ -> {});
    }

    /// Since when, or nothing while the person did not object.
    public Optional<Instant> objectedSince(CustomerId customer) {
        return db.sql("select since from customers.objection where customer_id = ? and what = 'PROFILING'")
                .param(customer.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /// From now on in no score and no list; what there is goes at once.
    @Transactional
    public void object(CustomerId customer) {
        staff.require(Role.MANAGER);
        waitForScores();
        db.sql("""
            insert into customers.objection (customer_id, what, noted_by, since)
            values (:customer, 'PROFILING', :by, :at) on conflict (customer_id, what) do nothing""")
                .param("customer", customer.value())
                .param("by", staff.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        forgetScores();
        audit.write(Action.CHANGED, "customers.privacy.objection", customer.value(), 1);
    }

    /// Scores come again with the next run.
    @Transactional
    public void takeBack(CustomerId customer) {
        staff.require(Role.MANAGER);
        db.sql("delete from customers.objection where customer_id = ? and what = 'PROFILING'")
                .param(customer.value())
                .update();
        audit.write(Action.CHANGED, "customers.privacy.objection", customer.value(), 1);
    }

    /// Of all who may not be profiled.
    @Transactional
    public void forgetScoresOfAll() {
        waitForScores();
        forgetScores();
    }

    private void waitForScores() {
        db.sql("select pg_advisory_xact_lock(" + LOCK + ")").query(_ -> {});
    }

    private void forgetScores() {
        for (var table : held.tables()) {
            if (!table.profiling()) continue;
            db.sql("delete from %s where %s in (select customer_id from customers.api_unprofiled)"
                            .formatted(table.table(), table.customer()))
                    .update();
            db.sql(
                            "delete from customers.trait where module = ? and customer_id in (select customer_id from customers.api_unprofiled)")
                    .param(table.table().substring(0, table.table().indexOf('.')))
                    .update();
        }
    }
}
