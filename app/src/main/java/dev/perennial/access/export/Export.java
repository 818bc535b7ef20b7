package dev.perennial.access.export;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One export somebody asked for.
///
/// @param askedBy the name, or null when the account is gone
/// @param file the archive, as long as it is kept
/// @param byteCount of the archive; null before it is done
public record Export(
        UUID id,
        State state,
        boolean forSpreadsheets,
        @Nullable String askedBy,
        Instant askedAt,
        int tables,
        int tablesDone,
        long rows,
        @Nullable UUID file,
        @Nullable Long byteCount,
        @Nullable Instant finishedAt) {
    static final Duration KEPT = Duration.ofDays(7);

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public boolean isPending() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /// Until when it can be fetched; whether the archive was cleared away by then does not matter.
    public Instant until() {
        return (finishedAt == null ? askedAt : finishedAt).plus(KEPT);
    }

    public boolean isThere(Instant now) {
        return state == State.DONE && file != null && now.isBefore(until());
    }
}
