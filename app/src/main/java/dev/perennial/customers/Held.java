package dev.perennial.customers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All that is held of people, by all modules together.
@Component
public class Held {
    private final List<PersonalData> modules;
    private final List<HeldPlace> places;
    private final JdbcClient db;

    Held(ObjectProvider<PersonalData> modules, ObjectProvider<HeldPlace> places, JdbcClient db) {
        this.modules = modules.orderedStream().toList();
        this.places = places.orderedStream().toList();
        this.db = db;
    }

    public List<HeldTable> tables() {
        return modules.stream().flatMap(module -> module.tables().stream()).toList();
    }

    /// The profile first, then table by table.
    public List<Telling> tellings() {
        return Stream.concat(
                        modules.stream().flatMap(module -> module.tellings().stream()),
                        tables().stream().flatMap(table -> table.tellings().stream()))
                .toList();
    }

    public List<HeldText> texts() {
        return modules.stream().flatMap(module -> module.texts().stream()).toList();
    }

    public List<HeldPlace> places() {
        return places;
    }

    /// What is kept for a time only, by name.
    public List<Retained> retained() {
        return modules.stream()
                .flatMap(module -> module.retained().stream())
                .sorted(Comparator.comparing(Retained::asks).reversed().thenComparing(Retained::name))
                .toList();
    }

    /// Columns that hold nobody, each with the reason.
    public Map<String, String> nobody() {
        var nobody = new TreeMap<String, String>();
        for (var module : modules) nobody.putAll(module.nobody());
        return nobody;
    }

    public List<String> reasons(CustomerId customer) {
        return modules.stream()
                .flatMap(module -> module.reasons(customer).stream())
                .toList();
    }

    /// By what the person is recognised where no column names them.
    public Traces traces(CustomerId customer) {
        var ids = new ArrayList<String>();
        ids.add(customer.toString());
        ids.addAll(db.sql("select old_id from customers.alias where customer_id = ?")
                .param(customer.value())
                .query((row, _) -> row.getString(1))
                .list());
        for (var table : tables()) if (table.key().equals(List.of("id"))) ids.addAll(ids(table, customer));
        return new Traces(customer, ids, addresses(customer), name(customer), numbers(customer));
    }

    /// Activities are many and nothing refers to them; of the rest the latest are those that may still be on their
    /// way somewhere.
    private List<String> ids(HeldTable table, CustomerId customer) {
        if (table.table().equals("customers.activity")) return List.of();
        return db.sql("select id from %s where %s = ? order by id desc limit 10000"
                        .formatted(table.table(), table.customer()))
                .param(customer.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> addresses(CustomerId customer) {
        return db.sql("""
            select value from customers.contact_point where customer_id = :customer
            union select key from customers.contact_point where customer_id = :customer""")
                .param("customer", customer.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String name(CustomerId customer) {
        return db.sql("select name from customers.customer where id = ?")
                .param(customer.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<Traces.InSource> numbers(CustomerId customer) {
        return db.sql("select source, external_id from customers.external_id where customer_id = ?")
                .param(customer.value())
                .query((row, _) -> new Traces.InSource(row.getString(1), row.getString(2)))
                .list();
    }

    /// What stands of the person in a column that names nobody, as it stands there.
    public List<String> find(HeldText text, Traces traces) {
        return db.sql("select %s from %s where %s".formatted(text.readable(), text.table(), mentioning(text)))
                .param("ids", traces.ids().toArray(String[]::new))
                .param("patterns", traces.patterns())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Takes it out.
    ///
    /// @return how many rows were touched
    public int erase(HeldText text, Traces traces) {
        var statement = switch (text.onFound()) {
            case ROW_GOES -> "delete from %s where %s".formatted(text.table(), mentioning(text));
            case TEXT_GOES ->
                "update %s set %s = '…' where %s".formatted(text.table(), text.column(), mentioning(text));
        };
        return db.sql(statement)
                .param("ids", traces.ids().toArray(String[]::new))
                .param("patterns", traces.patternsWithName())
                .update();
    }

    private static String mentioning(HeldText text) {
        return "customers.mentions(%s, :ids, :patterns)".formatted(text.readable());
    }
}
