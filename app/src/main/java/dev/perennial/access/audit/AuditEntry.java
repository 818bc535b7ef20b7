package dev.perennial.access.audit;

import dev.perennial.access.AuditLog.Action;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the log, in words.
///
/// @param who empty when the product did it by itself, or nobody knows
/// @param whom what it was about is called so, or null when it was about nobody
/// @param href where the page of whom it was about is, or null
public record AuditEntry(
        UUID id,
        Instant at,
        String who,
        Action action,
        String what,
        @Nullable String whom,
        @Nullable String href,
        long rows) {
    public String css() {
        return switch (action) {
            case EXPORTED, FAILED -> "chip chip-clay";
            case VIEWED, CHANGED, SIGNED_IN, SIGNED_OUT -> "chip";
        };
    }
}
