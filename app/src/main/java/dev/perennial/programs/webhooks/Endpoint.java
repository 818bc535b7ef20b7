package dev.perennial.programs.webhooks;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A program that wants to be told.
///
/// @param events the types it wants, or `*`
/// @param failingSince since when nothing arrived, or null
/// @param shutAt since when nothing is sent to it, or null
public record Endpoint(
        UUID id,
        String url,
        Set<String> events,
        Instant madeAt,
        @Nullable Instant failingSince,
        @Nullable Instant shutAt,
        @Nullable Shut shutWhy) {
    public enum Shut {
        BY_HAND,
        /// It answered 410: it wants nothing more.
        GONE,
        /// Nothing arrived for days.
        FAILING
    }

    public boolean isShut() {
        return shutAt != null;
    }

    public boolean wantsAll() {
        return events.contains("*");
    }
}
