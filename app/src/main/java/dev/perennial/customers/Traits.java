package dev.perennial.customers;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is true of a customer now. Each module owns its traits and sets them all at once.
@Repository
public class Traits {
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final Aliases aliases;
    private final List<TraitDefinition> declared;

    Traits(JdbcClient db, JsonMapper json, Clock clock, Aliases aliases, ObjectProvider<TraitDefinition> declared) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.aliases = aliases;
        this.declared = declared.orderedStream().toList();
    }

    /// Replaces what a module says of a customer; of one who was merged into another, of the other.
    @Transactional
    public void set(CustomerId customer, String module, Map<String, ? extends @Nullable Object> traits) {
        var owner = aliases.hold(customer).orElse(customer);
        db.sql("""
            insert into customers.trait (customer_id, module, traits, changed_at)
            values (:customer, :module, :traits::jsonb, :at)
            on conflict (customer_id, module) do update set traits = excluded.traits, changed_at = excluded.changed_at
            where trait.traits is distinct from excluded.traits""")
                .param("customer", owner.value())
                .param("module", module)
                .param("traits", json.writeValueAsString(traits))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// All traits of a customer by their full names: `insights.value`.
    public Map<String, @Nullable Object> of(CustomerId customer) {
        var all = new TreeMap<String, @Nullable Object>();
        db.sql("select module, traits from customers.trait where customer_id = ?")
                .param(customer.value())
                .query(row -> {
                    var module = row.getString("module");
                    json.readValue(row.getString("traits"), OBJECT)
                            .forEach((name, value) -> all.put(module + "." + name, value));
                });
        return all;
    }

    /// The traits that modules have declared.
    public List<TraitDefinition> declared() {
        return declared;
    }

    public Optional<TraitDefinition> declared(String fullName) {
        return declared.stream().filter(it -> it.fullName().equals(fullName)).findFirst();
    }
}
