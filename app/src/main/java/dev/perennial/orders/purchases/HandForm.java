package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Somebody;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.NewPurchase.Line;
import dev.perennial.platform.Amounts;
import dev.perennial.platform.Business;
import dev.perennial.platform.Money;
import dev.perennial.ui.Refusal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase as typed at the counter.
record HandForm(CustomerId customer, UUID request, String total, String what, String at) {
    private static final String SOURCE = "hand";

    /// @param purchase null when something could not be read
    record Read(@Nullable NewPurchase purchase, List<Refusal> refusals) {}

    Read read(Business business) {
        var refusals = new ArrayList<Refusal>();
        var currency = business.currency();
        var amount = Amounts.typed(total, currency);
        if (amount.isEmpty())
            refusals.add(Refusal.of("orders", "total", total, "notAnAmount", currency.getCurrencyCode()));
        if (what.length() > 300) refusals.add(Refusal.of("ui", "what", what, "tooLong", what.length(), 300));
        var moment = moment();
        if (moment == null) refusals.add(Refusal.of("orders", "at", at, "notADay"));
        if (amount.isEmpty() || moment == null || !refusals.isEmpty()) return new Read(null, refusals);

        var lines = what.isBlank() ? List.<Line>of() : List.of(Line.item(what.strip(), 1, amount.getAsLong()));
        var purchase = new NewPurchase(
                SOURCE,
                request.toString(),
                moment.atZone(business.zone()).toInstant(),
                new Money(amount.getAsLong(), currency),
                Somebody.known(customer),
                null,
                null,
                lines);
        return new Read(purchase, List.of());
    }

    NewPurchasePage page(String customerName, String currency, List<Refusal> refusals) {
        return new NewPurchasePage(customer, customerName, currency, request.toString(), total, what, at, refusals);
    }

    private @Nullable LocalDateTime moment() {
        try {
            return LocalDateTime.parse(at.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
