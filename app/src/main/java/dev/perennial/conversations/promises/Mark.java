package dev.perennial.conversations.promises;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is promised of a case and when it is due, to be shown beside it.
///
/// @param answerBy null when nobody waits for words, or nothing is promised
/// @param solveBy null while the clock rests, or nothing is promised
/// @param now when it was looked at
public record Mark(
        @Nullable Instant answerBy,
        @Nullable Instant solveBy,
        @Nullable Instant soonAt,
        Instant now) {
    public enum Course {
        OVERDUE,
        SOON,
        IN_TIME
    }

    /// The nearer of the two.
    public Instant dueAt() {
        if (solveBy == null || answerBy != null && !answerBy.isAfter(solveBy)) return Objects.requireNonNull(answerBy);
        return solveBy;
    }

    public boolean isAnswer() {
        return dueAt().equals(answerBy);
    }

    public Course course() {
        if (!dueAt().isAfter(now)) return Course.OVERDUE;
        return soonAt != null && !soonAt.isAfter(now) ? Course.SOON : Course.IN_TIME;
    }
}
