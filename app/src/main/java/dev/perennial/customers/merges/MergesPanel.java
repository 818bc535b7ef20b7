package dev.perennial.customers.merges;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;

/// Whom a customer was merged with, as long as that can be undone, and the way to merge with somebody else.
///
/// @param mayMerge whether the reader may merge and part
public record MergesPanel(CustomerId customer, List<Merge> merges, boolean mayMerge) implements View {}
