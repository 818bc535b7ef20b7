package dev.perennial.customers.wishes;

import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.consent.SignedLinks;
import dev.perennial.customers.consent.SignedLinks.Link;
import dev.perennial.customers.consent.SignedLinks.Use;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who comes by a link.
@Component
class Visitors {
    private final SignedLinks links;
    private final Customers customers;
    private final JdbcClient db;

    Visitors(SignedLinks links, Customers customers, JdbcClient db) {
        this.links = links;
        this.customers = customers;
        this.db = db;
    }

    /// @param customer who the person of the link is now
    /// @param proven the e-mail address the link was sent to, when it is still one of theirs
    record Visit(CustomerId customer, @Nullable String proven) {}

    /// The person a link to the preference page belongs to.
    Optional<Visit> of(String token) {
        return links.read(token, Use.SENT, Use.HANDED).flatMap(this::visit);
    }

    private Optional<Visit> visit(Link link) {
        return customers
                .current(link.customer())
                .map(customer -> new Visit(customer, link.use() == Use.SENT ? proven(customer, link) : null));
    }

    private @Nullable String proven(CustomerId customer, Link link) {
        if (link.kind() != AddressKind.EMAIL) return null;
        return db.sql("""
            select key from customers.contact_point
            where customer_id = ? and kind = 'EMAIL' and customers.address_hash(kind, key) = ?""")
                .params(customer.value(), link.hash())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
