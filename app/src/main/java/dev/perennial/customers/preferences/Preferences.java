package dev.perennial.customers.preferences;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
public class Preferences {
    private final JdbcClient db;
    private final Customers customers;
    private final CurrentStaff staff;
    private final Clock clock;
    private final AuditLog log;

    Preferences(JdbcClient db, Customers customers, CurrentStaff staff, AuditLog log, Clock clock) {
        this.log = log;
        this.db = db;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    /// What must not be overlooked stands first.
    public List<Preference> of(CustomerId customer) {
        return db.sql("""
            select id, kind, text from customers.preference where customer_id = ?
            order by kind <> 'ALLERGY', kind <> 'ADDRESS_AS', kind <> 'AVOIDS', kind, added_at, id""")
                .param(customer.value())
                .query((row, _) -> new Preference(
                        row.getObject("id", UUID.class),
                        Preference.Kind.of(row.getString("kind")),
                        row.getString("text")))
                .list();
    }

    /// What is known already is not added again.
    @Transactional
    public void add(CustomerId whom, Preference.Kind kind, String text) {
        var customer = customers.hold(whom).orElseThrow(() -> new NoSuchElementException("no customer " + whom));
        var added = db.sql("""
            insert into customers.preference (customer_id, kind, text, added_by, added_at)
            select :customer, :kind, :text, :by, :at
            where not exists (select from customers.preference
                where customer_id = :customer and kind = :kind and lower(text) = lower(:text))""")
                .param("customer", customer.value())
                .param("kind", kind.name())
                .param("text", text)
                .param("by", staff.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (added > 0) log.changed("customers.preference", customer.value());
    }

    /// One that is gone already stays gone.
    @Transactional
    public void remove(UUID preference) {
        db.sql("delete from customers.preference where id = ? returning customer_id")
                .param(preference)
                .query(UUID.class)
                .optional()
                .ifPresent(customer -> log.changed("customers.preference", customer));
    }
}
