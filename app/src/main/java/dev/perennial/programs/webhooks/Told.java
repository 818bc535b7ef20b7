package dev.perennial.programs.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message to an endpoint, and how each try to bring it went.
///
/// @param nextAt when it is tried again, while it waits
public record Told(
        UUID message,
        String type,
        Instant at,
        State state,
        int tries,
        Instant nextAt,
        String body,
        List<Attempt> attempts) {
    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    /// @param failure why there was no answer, or null
    /// @param answer the beginning of the answer, or null
    public record Attempt(
            Instant at,
            long tookMillis,
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable String answer) {}
}
