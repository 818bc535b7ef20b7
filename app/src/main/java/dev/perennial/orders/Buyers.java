package dev.perennial.orders;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.ui.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks customers who bought.
@Component
class Buyers {
    private final Customers customers;

    Buyers(Customers customers) {
        this.customers = customers;
    }

    /// Why nobody can be found by this, if so; else the customer stays who they are until the purchase is kept.
    Optional<Refusal> doubt(Buyer buyer) {
        return buyer.customer() == null || customers.hold(buyer.customer()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of("orders", "customer.id", buyer.customer(), "unknownCustomer"));
    }

    @Nullable
    CustomerId identify(Buyer buyer, String source) {
        if (buyer.customer() != null) return customers.hold(buyer.customer()).orElseThrow();
        var person = Person.unknown()
                .withExternalId(buyer.number())
                .withName(buyer.name())
                .withEmail(buyer.email())
                .withPhone(buyer.phone());
        return customers
                .identify(source, person)
                .map(Customers.Identified::customer)
                .orElse(null);
    }
}
