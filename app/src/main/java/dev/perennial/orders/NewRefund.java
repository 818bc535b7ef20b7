package dev.perennial.orders;

import dev.perennial.ui.Checks;
import dev.perennial.ui.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money given back for a purchase, in the currency it was paid in.
///
/// @param number its own number in the source; the two together name it for ever
public record NewRefund(
        String source,
        String number,
        PurchaseId purchase,
        Instant at,
        long totalMinor,
        @Nullable String reason) {

    public NewRefund {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    List<Refusal> refusals(Instant now) {
        var checks = new Checks("orders");
        checks.source(source);
        checks.needed("number", number, 200);
        checks.moment("at", at, now);
        checks.optional("reason", reason, 500);
        if (totalMinor <= 0 || totalMinor > NewPurchase.MOST_MONEY) checks.refuse("total", totalMinor, "refundRange");
        return checks.refusals();
    }
}
