package dev.perennial.orders;

import java.util.UUID;

/// A file of orders is in, whole: many purchases and refunds at once, without an event for each.
public record OrdersImported(UUID importId, long purchases, long refunds) {}
