package dev.perennial.customers.looks;

import dev.perennial.access.AuditedPeople;
import dev.perennial.customers.contacts.Folding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Names the customers the audit log speaks of.
@Repository
class CustomersInTheLog implements AuditedPeople {
    private static final int MOST = 500;

    private final JdbcClient db;

    CustomersInTheLog(JdbcClient db) {
        this.db = db;
    }

    /// Who became another customer is called as that one.
    @Override
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        db.sql("""
            select asked.id, customers.called(c.id, c.name) as called
            from unnest(?) as asked (id)
            left join customers.alias a on a.old_id = asked.id
            join customers.customer c on c.id = coalesce(a.customer_id, asked.id)""").param(ids.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("called"));
        });
        return names;
    }

    /// Those whose name begins so, or has a word that does; also by the ids they had before they were merged.
    @Override
    public List<UUID> called(String name) {
        var key = Folding.key(name).replaceAll("[\\\\%_]", "\\\\$0");
        return db.sql("""
            with found as (select id from customers.customer where search like ? limit ?)
            select id from found
            union all select a.old_id from customers.alias a join found on found.id = a.customer_id""")
                .params("% " + key + "%", MOST)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    public List<UUID> everyIdOf(UUID id) {
        return db.sql("""
            with person as (select coalesce((select customer_id from customers.alias where old_id = :id), :id) as id)
            select id from person
            union all select a.old_id from customers.alias a join person on person.id = a.customer_id""")
                .param("id", id)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    public String href(UUID id) {
        return "/customers/" + id;
    }
}
