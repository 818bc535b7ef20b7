package dev.perennial.orders;

import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money was given back.
public record RefundRecorded(
        UUID refund,
        @Nullable PurchaseId purchase,
        @Nullable CustomerId customer,
        Money total,
        Instant at) {}
