package dev.perennial.conversations;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case is done. It may be opened again and close once more: `turn` counts how often it closed.
///
/// @param by who closed it, or null when a rule did
public record CaseClosed(
        CaseId id,
        @Nullable CustomerId customer,
        Via via,
        @Nullable StaffId by,
        int turn,
        Instant at) {}
