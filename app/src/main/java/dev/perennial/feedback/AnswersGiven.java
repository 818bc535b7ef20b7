package dev.perennial.feedback;

import dev.perennial.customers.CustomerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody answered, on their own and not in a file.
///
/// @param customer null when nobody knows who
public record AnswersGiven(UUID submission, @Nullable CustomerId customer) {}
