package dev.perennial.orders.imports;

/// What an import did.
///
/// @param known orders that were in the books already and stayed as they were
public record Outcome(
        long purchases, long lines, long refunds, long known, long customersNew, long customersKnown, long rejected) {}
