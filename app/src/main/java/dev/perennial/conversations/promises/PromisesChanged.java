package dev.perennial.conversations.promises;

import java.time.Instant;

/// What is promised is other than it was: open deadlines are counted again.
public record PromisesChanged(Instant at) {}
