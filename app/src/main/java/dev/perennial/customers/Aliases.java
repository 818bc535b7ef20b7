package dev.perennial.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Leads from the id of a customer who became another to the other's. However often they merged, it is one step.
@Repository
class Aliases {
    private final JdbcClient db;

    Aliases(JdbcClient db) {
        this.db = db;
    }

    Optional<CustomerId> current(CustomerId customer) {
        return db.sql("""
            select id from customers.customer where id = :id
            union all select customer_id from customers.alias where old_id = :id""")
                .param("id", customer.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }

    /// Waits for a merge under way, and follows it: between two looks a customer may become another.
    Optional<CustomerId> hold(CustomerId customer) {
        var now = Optional.of(customer);
        while (now.isPresent() && !locked(now.get())) now = alias(now.get());
        return now;
    }

    private boolean locked(CustomerId customer) {
        return db.sql("select id from customers.customer where id = ? for key share")
                .param(customer.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private Optional<CustomerId> alias(CustomerId old) {
        return db.sql("select customer_id from customers.alias where old_id = ?")
                .param(old.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }
}
