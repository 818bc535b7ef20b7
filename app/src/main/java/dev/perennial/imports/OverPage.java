package dev.perennial.imports;

import dev.perennial.ui.View;

/// An import of which nothing is booked: taken back, or never read.
public record OverPage(ImportKind kind, FileImport job) implements View {}
