package dev.perennial.customers;

import dev.perennial.programs.Fields;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads which customer a program means: `customer`, our id, or `customer_number`, its own number for the person. The
/// id
/// of somebody who was merged into another means the other.
@Component
public class Whom {
    /// Stands in where nobody was named, until what is wrong was told.
    public static final CustomerId NOBODY = new CustomerId(new UUID(0, 0));

    private final JdbcClient db;
    private final Customers customers;

    Whom(JdbcClient db, Customers customers) {
        this.db = db;
        this.customers = customers;
    }

    /// Our id among the parameters of an address; to be asked for last.
    ///
    /// @return nothing when `asked` refuses it
    public Optional<CustomerId> asked(Fields asked) {
        return known(asked, asked.optionalId("customer"), null, null);
    }

    /// @param source the system whose number it may be
    /// @return nothing when `sent` refuses it
    public Optional<CustomerId> sent(Fields sent, @Nullable String source) {
        return known(sent, sent.optionalId("customer"), sent.optionalText("customer_number"), source);
    }

    private Optional<CustomerId> known(
            Fields sent, @Nullable UUID id, @Nullable String number, @Nullable String source) {
        if (id != null) {
            var customer = customers.current(new CustomerId(id));
            if (customer.isPresent()) return customer;
            sent.refuse("customers", "customer", id, "unknownCustomer");
        } else if (number != null) {
            var found = numbered(source == null ? "" : source, number);
            if (found.isPresent()) return found;
            sent.refuse("customers", "customer_number", number, "unknownNumber", source == null ? "" : source);
        } else if (!sent.has("customer") && !sent.has("customer_number")) {
            sent.refuse("customers", "customer", null, "whichCustomer");
        }
        return Optional.empty();
    }

    private Optional<CustomerId> numbered(String source, String number) {
        return db.sql("select customer_id from customers.external_id where external_id = ? and source = ?")
                .params(number, source)
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }
}
