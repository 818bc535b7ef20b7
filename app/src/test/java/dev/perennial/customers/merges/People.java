package dev.perennial.customers.merges;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes customers, and says everything that is known of them.
class People {
    private final JdbcClient db;
    private final Customers customers;
    private final List<PersonalData> modules;

    People(JdbcClient db, Customers customers, List<PersonalData> modules) {
        this.db = db;
        this.customers = customers;
        this.modules = modules;
    }

    CustomerId known(String source, String number, String name, String email, String phone) {
        return customers
                .identify(
                        source,
                        Person.unknown()
                                .withExternalId(number)
                                .withName(name)
                                .withEmail(email)
                                .withPhone(phone))
                .orElseThrow()
                .customer();
    }

    CustomerId named(String name) {
        return known("till", UUID.randomUUID().toString(), name, null, null);
    }

    /// All rows that name a customer, table by table, and the customer's own; but not what is told of merging itself,
    /// nor what the database works out.
    Map<String, List<String>> allOf(CustomerId customer) {
        var all = new TreeMap<String, List<String>>();
        all.put(
                "customer",
                rows("select to_jsonb(c) - 'search' - 'changed_at' from customers.customer c where id = ?", customer));
        for (var module : modules)
            for (var table : module.tables()) {
                if (table.table().matches("customers\\.(alias|merge|duplicate|difference)")) continue;
                var but = table.table().equals("customers.activity")
                        ? " and kind not in ('customers.merged', 'customers.separated')"
                        : "";
                all.put(
                        table.table(),
                        rows(
                                "select to_jsonb(t) from " + table.table() + " t where " + table.customer() + " = ?"
                                        + but,
                                customer));
            }
        return all;
    }

    private List<String> rows(String sql, CustomerId customer) {
        return db.sql(sql).param(customer.value()).query((row, _) -> row.getString(1)).list().stream()
                .sorted()
                .toList();
    }
}
