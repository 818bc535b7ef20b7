package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.ConfirmationWanted;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Purpose;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Cause;
import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.Outbox;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.PublicAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Asks by mail whether the address is theirs whom it was given for (double opt-in). Where there is no mailbox yet, or
/// nobody said where people reach this program, the link stays on the customer’s page.
@Component
class ConfirmationMails {
    private final Outbox outbox;
    private final Accounts accounts;
    private final Customers customers;
    private final Businesses businesses;
    private final PublicAddress address;
    private final Clock clock;

    ConfirmationMails(
            Outbox outbox,
            Accounts accounts,
            Customers customers,
            Businesses businesses,
            PublicAddress address,
            Clock clock) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.customers = customers;
        this.businesses = businesses;
        this.address = address;
        this.clock = clock;
    }

    @Bean
    static Cause causeOfConfirmations() {
        return new Cause("confirmation", "messaging.outbox.confirmations");
    }

    @ApplicationModuleListener
    void on(ConfirmationWanted wanted) {
        var account = accounts.standard(Account.Kind.EMAIL);
        var link = address.of(wanted.link());
        var customer = customers.hold(wanted.customer());
        if (account.isEmpty() || link.isEmpty() || customer.isEmpty()) return;
        var business = businesses.current().name();
        outbox.put(new Dispatch(
                // each link is made for one question and no other
                "confirmation:" + UUID.nameUUIDFromBytes(wanted.link().getBytes(StandardCharsets.UTF_8)),
                Purpose.SERVICE,
                account.get().id(),
                customer.get(),
                wanted.address(),
                null,
                t("messaging.confirmation.subject", business),
                t("messaging.confirmation.text." + wanted.purpose(), business, link.get()),
                null,
                Manner.AUTOMATIC,
                null,
                List.of(),
                clock.instant()));
    }
}
