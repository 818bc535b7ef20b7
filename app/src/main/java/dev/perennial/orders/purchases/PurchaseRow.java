package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.orders.PurchaseId;
import dev.perennial.platform.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A purchase in a list.
public record PurchaseRow(
        PurchaseId id,
        String number,
        Instant at,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        @Nullable String channel,
        @Nullable String place,
        Money total,
        Money refunded) {

    /// Channel and place in one, as far as they are known.
    public String whereabouts() {
        return Stream.of(place, channel).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
    }
}
