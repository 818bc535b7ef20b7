package dev.perennial.customers.preferences;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.CustomerId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class Preferences {
    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;

    Preferences(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
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
    void add(CustomerId customer, Preference.Kind kind, String text) {
        db.sql("""
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
    }

    /// One that is gone already stays gone.
    void remove(UUID preference) {
        db.sql("delete from customers.preference where id = ?")
                .param(preference)
                .update();
    }
}
