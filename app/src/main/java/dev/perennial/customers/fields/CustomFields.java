package dev.perennial.customers.fields;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
public class CustomFields {
    private final JdbcClient db;
    private final AuditLog log;
    private final CurrentStaff staff;

    CustomFields(JdbcClient db, AuditLog log, CurrentStaff staff) {
        this.staff = staff;
        this.log = log;
        this.db = db;
    }

    public List<CustomField> all() {
        return db.sql("select id, name, type, choices from customers.custom_field order by position, name")
                .query((row, _) -> new CustomField(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        CustomField.Type.valueOf(row.getString("type")),
                        List.of((String[]) row.getArray("choices").getArray())))
                .list();
    }

    /// @return false when a field of this name is there already
    @Transactional
    public boolean add(String name, CustomField.Type type, List<String> choices) {
        staff.require(Role.MANAGER);
        var added = db.sql("""
            insert into customers.custom_field (name, type, choices, position)
            values (?, ?, ?, (select coalesce(max(position), 0) + 1 from customers.custom_field))
            on conflict (name) do nothing""")
                        .params(name, type.name(), choices.toArray(String[]::new))
                        .update()
                == 1;
        if (added) log.changed("customers.field");
        return added;
    }

    /// Takes a field away from the form; what it said of customers goes with it.
    @Transactional
    public void remove(UUID field) {
        staff.require(Role.MANAGER);
        db.sql("update customers.customer set fields = fields - ? where fields ?? ?")
                .params(field.toString(), field.toString())
                .update();
        db.sql("delete from customers.custom_field where id = ?").param(field).update();
        log.changed("customers.field");
    }

    /// How many customers something is known of by this field.
    long answers(UUID field) {
        return db.sql("select count(*) from customers.customer where fields ?? ?")
                .param(field.toString())
                .query(Long.class)
                .single();
    }
}
