package dev.perennial.conversations;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody wants something of the business, or the business began to speak with them.
///
/// @param customer null while nobody knows who it is
public record CaseOpened(CaseId id, @Nullable CustomerId customer, Via via, Instant at) {}
