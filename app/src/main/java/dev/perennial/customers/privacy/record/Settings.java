package dev.perennial.customers.privacy.record;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.Profiling;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What only the owner knows of the business: where to write to, who watches, from which age on.
@Repository
class Settings {
    /// @param officer the data protection officer, or empty when there is none
    /// @param leastAge below it nobody has scores and nobody is asked to agree to news; null without a gate
    record Said(
            String address,
            String contact,
            String officer,
            String authority,
            @Nullable Integer leastAge) {}

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Profiling profiling;
    private final AuditLog audit;

    Settings(JdbcClient db, CurrentStaff staff, Profiling profiling, AuditLog audit) {
        this.db = db;
        this.staff = staff;
        this.profiling = profiling;
        this.audit = audit;
    }

    Said get() {
        return db.sql("select * from customers.privacy_setting")
                .query((row, _) -> new Said(
                        row.getString("address"),
                        row.getString("contact"),
                        row.getString("officer"),
                        row.getString("authority"),
                        row.getObject("least_age", Integer.class)))
                .single();
    }

    @Transactional
    public void save(Said said) {
        staff.require(Role.OWNER);
        db.sql("""
            update customers.privacy_setting set address = :address, contact = :contact, officer = :officer,
                authority = :authority, least_age = :age""")
                .param("address", said.address())
                .param("contact", said.contact())
                .param("officer", said.officer())
                .param("authority", said.authority())
                .param("age", said.leastAge())
                .update();
        profiling.forgetScoresOfAll();
        audit.write(Action.CHANGED, "customers.privacy.settings", null, 1);
    }
}
