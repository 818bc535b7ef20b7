package dev.perennial.customers.privacy.held;

import dev.perennial.ui.View;

/// All that is held of a person, to read, print or save.
public record CopyPage(Copy copy) implements View {}
