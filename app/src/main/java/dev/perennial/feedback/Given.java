package dev.perennial.feedback;

import java.time.LocalDate;

/// What was answered to one question.
public sealed interface Given {
    record Rated(double number) implements Given {}

    /// @param option the option's own id, never its words
    record Chosen(String option) implements Given {}

    record Said(boolean yes) implements Given {}

    record Dated(LocalDate day) implements Given {}

    record Written(String text) implements Given {}
}
