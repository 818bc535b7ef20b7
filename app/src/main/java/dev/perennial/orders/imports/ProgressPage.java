package dev.perennial.orders.imports;

import dev.perennial.ui.View;

/// Work under way; one can leave and come back.
public record ProgressPage(OrderImport job) implements View {}
