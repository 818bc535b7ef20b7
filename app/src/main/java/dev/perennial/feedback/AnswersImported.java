package dev.perennial.feedback;

import java.util.UUID;

/// A file of answers is in, or was taken back: many came or went at once.
public record AnswersImported(UUID id, long answers) {}
