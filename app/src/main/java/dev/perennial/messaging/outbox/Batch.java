package dev.perennial.messaging.outbox;

/// Messages that have the same cause: one mailing, one survey.
///
/// @param cause the beginning of their sources
public record Batch(String cause, int count) {}
