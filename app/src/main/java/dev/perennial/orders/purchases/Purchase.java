package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.orders.NewPurchase.Kind;
import dev.perennial.orders.PurchaseId;
import dev.perennial.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase as it was recorded, with what was given back since.
public record Purchase(
        PurchaseId id,
        String source,
        String number,
        Instant at,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        Money total,
        @Nullable String channel,
        @Nullable String place,
        List<Line> lines,
        List<Refund> refunds) {

    /// @param name the product's; null for shipping, discount, tax, and for what was sold without a name
    public record Line(
            Kind kind, @Nullable String sku, @Nullable String name, BigDecimal quantity, Money total) {}

    public record Refund(
            UUID id,
            String number,
            Instant at,
            Money total,
            @Nullable String reason) {}

    public Money refunded() {
        return new Money(refunds.stream().mapToLong(it -> it.total().minor()).sum(), total.currency());
    }

    /// What may still be given back.
    public Money left() {
        return new Money(total.minor() - refunded().minor(), total.currency());
    }
}
