package dev.perennial.orders;

import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One purchase came in on its own (not in bulk): it happened, it was paid, this is its total.
///
/// @param customer null when nobody knows who bought
public record PurchaseRecorded(
        PurchaseId purchase, @Nullable CustomerId customer, Money total, Instant at) {}
