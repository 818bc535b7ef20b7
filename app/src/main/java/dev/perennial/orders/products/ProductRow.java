package dev.perennial.orders.products;

import java.math.BigDecimal;
import java.time.Instant;

/// A product and how it sells.
///
/// @param revenueMinor in the business's currency
/// @param again how many of the buyers bought it more than once
public record ProductRow(
        String sku, String name, BigDecimal quantity, long revenueMinor, long buyers, long again, Instant lastAt) {
    /// Fewer buyers than this say nothing about a share.
    private static final int ENOUGH = 20;

    public boolean hasShare() {
        return buyers >= ENOUGH;
    }

    public double share() {
        return (double) again / buyers;
    }
}
