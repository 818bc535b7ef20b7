package dev.perennial.customers.profiles;

import dev.perennial.ui.View;

/// What the search found, to be swapped in while somebody types.
public record FoundList(ListPage page) implements View {}
