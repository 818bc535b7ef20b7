package dev.perennial.imports;

import dev.perennial.ui.View;

/// Work under way; one can leave and come back.
public record ProgressPage(ImportKind kind, FileImport job) implements View {}
