package dev.perennial.customers.merges;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.MergeId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One customer that became another, as long as it can be undone.
///
/// @param absorbedCalled what the absorbed one was called
/// @param by who merged them, or null when that account is gone
/// @param isNewest whether it can be undone now: of several merges the newest is undone first
public record Merge(
        MergeId id,
        CustomerId survivor,
        CustomerId absorbed,
        String absorbedCalled,
        Instant at,
        @Nullable StaffId by,
        boolean isNewest) {
    static final Duration SEPARABLE = Duration.ofDays(30);

    public Instant until() {
        return at.plus(SEPARABLE);
    }

    boolean isSeparable(Instant now) {
        return now.isBefore(until());
    }
}
