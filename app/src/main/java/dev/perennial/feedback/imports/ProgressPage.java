package dev.perennial.feedback.imports;

import dev.perennial.ui.View;

/// Work under way; one can leave and come back.
public record ProgressPage(AnswerImport job) implements View {}
