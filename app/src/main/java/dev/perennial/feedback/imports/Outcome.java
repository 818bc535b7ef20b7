package dev.perennial.feedback.imports;

/// What an import did.
///
/// @param known answers that were here already and stayed as they were
public record Outcome(
        long submissions, long answers, long known, long customersNew, long customersKnown, long rejected) {}
