package dev.perennial.conversations;

import java.time.Instant;

/// Until when a line takes free words.
public record Window(Line line, Instant until) {
    public boolean isOver(Instant at) {
        return !at.isBefore(until);
    }
}
