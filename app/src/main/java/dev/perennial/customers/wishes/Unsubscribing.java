package dev.perennial.customers.wishes;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.customers.consent.SignedLinks.Link;
import dev.perennial.customers.consent.Suppressions;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Stops what a message was sent for, years later too: the person may have merged, moved to another address, or be
/// erased; the address the message went to is left alone in any case.
@Component
class Unsubscribing {
    private final Consents consents;
    private final Customers customers;
    private final Suppressions suppressions;
    private final JdbcClient db;

    Unsubscribing(Consents consents, Customers customers, Suppressions suppressions, JdbcClient db) {
        this.consents = consents;
        this.customers = customers;
        this.suppressions = suppressions;
        this.db = db;
    }

    /// Twice is once.
    @Transactional
    public void unsubscribe(Link link, String network) {
        var person = customers.current(link.customer());
        person.ifPresent(customer -> stop(customer, link, network));
        if (person.isEmpty() || !has(person.get(), link))
            suppressions.barHashed(
                    Objects.requireNonNullElse(link.kind(), AddressKind.EMAIL),
                    link.hash(),
                    SuppressionReason.UNSUBSCRIBED);
    }

    private void stop(CustomerId customer, Link link, String network) {
        var origin = new ConsentOrigin(Way.ONE_CLICK, "List-Unsubscribe", null, null, network, null);
        var purpose = link.purpose();
        if (purpose == null || !purpose.needsConsent())
            consents.stopEverything(customer, SuppressionReason.UNSUBSCRIBED, origin);
        else if (!consents.standing(customer, purpose, Channel.EMAIL).verdict().refuses())
            consents.withdraw(customer, purpose, Channel.EMAIL, origin);
    }

    private boolean has(CustomerId customer, Link link) {
        return db.sql("""
            select exists (select from customers.contact_point
                where customer_id = ? and kind = 'EMAIL' and customers.address_hash(kind, key) = ?)""")
                .params(customer.value(), link.hash())
                .query(Boolean.class)
                .single();
    }
}
