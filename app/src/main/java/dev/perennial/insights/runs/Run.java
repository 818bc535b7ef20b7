package dev.perennial.insights.runs;

import dev.perennial.insights.model.WorkingOut.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One working-out of all figures: wanted, begun, done.
///
/// @param doneShare how far it is, between 0 and 1
/// @param problem what stopped it, or null
public record Run(
        UUID id,
        State state,
        Cause cause,
        Instant wantedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Step step,
        double doneShare,
        @Nullable String problem) {

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public enum Cause {
        IMPORT,
        PURCHASE,
        MERGE,
        NIGHT,
        HAND
    }

    public boolean pending() {
        return state == State.WAITING || state == State.RUNNING;
    }

    public Duration took() {
        return startedAt == null || finishedAt == null ? Duration.ZERO : Duration.between(startedAt, finishedAt);
    }
}
