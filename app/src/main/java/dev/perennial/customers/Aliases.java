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

    /// Waits for a merge or a separation under way, and follows it. Whoever is there and held is who they were; of
    /// another it is asked twice, for between two looks they may become somebody else, and themselves again.
    Optional<CustomerId> hold(CustomerId customer) {
        if (locked(customer)) return Optional.of(customer);
        var now = current(customer);
        while (now.isPresent()) {
            var held = locked(now.get());
            var then = current(customer);
            if (held && then.equals(now)) return now;
            now = then;
        }
        return now;
    }

    private boolean locked(CustomerId customer) {
        return db.sql("select id from customers.customer where id = ? for key share")
                .param(customer.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }
}
