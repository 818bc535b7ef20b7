package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Money;
import dev.perennial.ui.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What a customer bought: how much in all, what most often, where, and the last purchases.
///
/// @param total what was paid less what was given back, in the business's currency
/// @param visits how many purchases
/// @param foreign how many of them were in another currency, so not in the total
/// @param favourites most often bought first
/// @param places most visited first
public record PurchasesPanel(
        CustomerId customer,
        Money total,
        long visits,
        long foreign,
        Instant first,
        Instant last,
        List<Favourite> favourites,
        List<Place> places,
        List<Purchase> latest)
        implements View {

    /// @param purchases in how many purchases it was
    public record Favourite(String name, long purchases, BigDecimal quantity) {}

    public record Place(String name, long purchases) {}

    /// The mean of a visit that counts in the total.
    public Money average() {
        return new Money(Math.round((double) total.minor() / Math.max(1, visits - foreign)), total.currency());
    }
}
