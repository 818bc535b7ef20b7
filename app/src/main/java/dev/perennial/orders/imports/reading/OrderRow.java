package dev.perennial.orders.imports.reading;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the file, understood. What stands empty is null; amounts are in minor units of `currency`.
///
/// @param orderKey the order's number, or a digest of the row where there are no numbers
/// @param customerKey what tells this customer from others within the file; null when nobody is named
/// @param lineMinor null when the row says no amount of its own
/// @param discountMinor what was taken off the whole order; never negative
public record OrderRow(
        long line,
        String orderKey,
        Kind kind,
        @Nullable Instant at,
        @Nullable String customerKey,
        Person person,
        @Nullable String productCode,
        @Nullable String product,
        @Nullable String category,
        BigDecimal quantity,
        @Nullable Long lineMinor,
        @Nullable Long orderMinor,
        @Nullable Long shippingMinor,
        @Nullable Long discountMinor,
        String currency,
        @Nullable String channel,
        @Nullable String place) {

    public enum Kind {
        PURCHASE,
        REFUND,
        /// Bought, and later given back as a whole.
        BOTH
    }

    public record Person(
            @Nullable String number,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String country,
            @Nullable String birthday,
            @Nullable Boolean newsByEmail,
            @Nullable Boolean newsBySms,
            @Nullable String cameFrom,
            @Nullable String campaign) {}
}
