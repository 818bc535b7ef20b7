package dev.perennial.orders;

import java.util.UUID;

/// An import was taken back as a whole: its purchases, refunds and the customers it alone had made are gone.
public record ImportUndone(UUID importId) {}
