package dev.perennial.messaging.templates;

import dev.perennial.customers.CustomerId;
import dev.perennial.messaging.FirstName;
import dev.perennial.messaging.MergeField;
import dev.perennial.messaging.MergeFields;
import dev.perennial.platform.Businesses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is known of every business and every customer.
@Component
class WellKnownFields implements MergeFields {
    private final Businesses businesses;
    private final JdbcClient db;

    WellKnownFields(Businesses businesses, JdbcClient db) {
        this.businesses = businesses;
        this.db = db;
    }

    @Override
    public List<MergeField> fields() {
        return List.of(
                new MergeField("business.name", "messaging.field.business.name"),
                new MergeField("customer.first_name", "messaging.field.customer.first_name"),
                new MergeField("customer.name", "messaging.field.customer.name"),
                new MergeField("customer.city", "messaging.field.customer.city"));
    }

    @Override
    public Map<String, String> values(@Nullable CustomerId customer) {
        var values = new HashMap<String, String>();
        businesses.find().ifPresent(it -> values.put("business.name", it.name()));
        if (customer != null)
            db.sql("select name, city from customers.api_customer where id = ?")
                    .param(customer.value())
                    .query(row -> {
                        put(values, "customer.name", row.getString("name"));
                        put(values, "customer.city", row.getString("city"));
                    });
        var name = values.get("customer.name");
        if (name != null) FirstName.of(name).ifPresent(it -> values.put("customer.first_name", it));
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) values.put(field, value.strip());
    }
}
