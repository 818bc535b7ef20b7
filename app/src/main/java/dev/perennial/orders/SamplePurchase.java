package dev.perennial.orders;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invented purchase, in the business's own currency, as [SampleOrders] brings in by the thousand.
///
/// @param number the receipt, unique among the sample's purchases
/// @param customer null when nobody knows who bought
public record SamplePurchase(
        PurchaseId id,
        String number,
        @Nullable CustomerId customer,
        Instant at,
        String channel,
        String place,
        List<Line> lines) {

    public SamplePurchase {
        lines = List.copyOf(lines);
    }

    /// @param product its `sku`
    public record Line(String product, int quantity, long totalMinor) {}

    public record Product(String sku, String name, String category) {}

    /// Money given back for a purchase.
    public record Refund(
            UUID id,
            String number,
            PurchaseId purchase,
            @Nullable CustomerId customer,
            Instant at,
            long totalMinor,
            String reason) {}

    public long totalMinor() {
        return lines.stream().mapToLong(Line::totalMinor).sum();
    }
}
