package dev.perennial.customers;

import java.time.Instant;
import java.util.UUID;

/// What was done at an instant is to do again.
public record TaskReopened(UUID task, CustomerId customer, Instant doneAt) {}
