package dev.perennial.orders.thanks;

import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Money;
import java.time.Instant;
import java.util.List;

/// The purchase somebody became a customer with.
///
/// @param items names of what they bought, the dearest first
public record FirstPurchase(CustomerId customer, String name, Instant at, Money total, List<String> items) {}
