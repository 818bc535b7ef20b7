package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;

/// A customer who bought nothing yet, and the next step.
public record NothingBoughtPanel(CustomerId customer) implements View {}
