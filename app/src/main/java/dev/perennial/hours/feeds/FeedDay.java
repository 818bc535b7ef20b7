package dev.perennial.hours.feeds;

import java.time.LocalDate;

/// @param gone whether the calendar no longer names it; it counts on until somebody says otherwise
public record FeedDay(LocalDate day, String name, Verdict verdict, boolean gone) {
    public enum Verdict {
        WAITING,
        COUNTS,
        IGNORED
    }

    /// A new day is offered to count; a person says so.
    public boolean isTicked() {
        return verdict != Verdict.IGNORED;
    }
}
