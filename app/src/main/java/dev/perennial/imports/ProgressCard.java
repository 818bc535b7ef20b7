package dev.perennial.imports;

import dev.perennial.ui.View;

/// How far the step under way is; asks for itself again until there is no more to wait for.
public record ProgressCard(ImportKind kind, FileImport job) implements View {}
