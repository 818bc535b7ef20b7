package dev.perennial.orders.refunds;

import dev.perennial.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money that was given back.
///
/// @param purchase null when the source did not say what for
record Refund(
        UUID id,
        @Nullable UUID purchase,
        @Nullable UUID customer,
        String source,
        String number,
        Instant at,
        Money total,
        @Nullable String reason) {}
