package dev.perennial.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The invented staff of the sample business. No password opens their accounts.
@Repository
public class SampleStaff {
    private static final String NO_PASSWORD = "none";

    private final JdbcClient db;
    private final Clock clock;

    SampleStaff(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public StaffId hire(String name, String email, Role role) {
        return new StaffId(db.sql("""
            insert into access.staff (email, name, role, password, sample, created_at)
            values (?, ?, ?, ?, true, ?) returning id""")
                .params(email, name, role.name(), NO_PASSWORD, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single());
    }

    public Optional<StaffMember> owner() {
        return db.sql("""
            select id, name, role from access.staff
            where sample and role = 'OWNER' and closed_at is null
            order by created_at limit 1""")
                .query((row, _) -> new StaffMember(
                        row.getObject("id", UUID.class), row.getString("name"), Role.valueOf(row.getString("role"))))
                .optional();
    }

    /// Removes them with their sessions, their API tokens and what the log says of them.
    ///
    /// @return how many there were
    @Transactional
    public int dismiss() {
        db.sql("delete from access.session where principal_name in (select id::text from access.staff where sample)")
                .update();
        db.sql("select set_config('perennial.retention', 'on', true)")
                .query(String.class)
                .single();
        db.sql("delete from access.audit_entry where staff_id in (select id from access.staff where sample)")
                .update();
        db.sql("select set_config('perennial.retention', 'off', true)")
                .query(String.class)
                .single();
        return db.sql("delete from access.staff where sample").update();
    }
}
