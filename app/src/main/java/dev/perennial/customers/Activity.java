package dev.perennial.customers;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened to a customer; never changed afterwards.
///
/// @param kind `module.what`, such as `orders.purchase`
/// @param source names what caused it, once: `purchase:<id>`; a second append of a source changes nothing
public record Activity(
        CustomerId customer,
        String kind,
        Instant at,
        String source,
        @Nullable Long amountMinor,
        @Nullable String currency,
        Map<String, Object> data) {}
