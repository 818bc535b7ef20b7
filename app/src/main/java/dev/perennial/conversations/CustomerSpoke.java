package dev.perennial.conversations;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person wrote or called; told of each message, but never of a robot's.
public record CustomerSpoke(
        CaseId id, EntryId entry, @Nullable CustomerId customer, Via via, Instant at) {}
