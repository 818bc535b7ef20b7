package dev.perennial.messaging.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as it stands in the list.
///
/// @param nextAt when it is tried again, or leaves
public record Shown(
        UUID id,
        String account,
        String recipient,
        @Nullable String subject,
        String text,
        String why,
        int tries,
        Instant madeAt,
        Instant nextAt,
        @Nullable UUID customer) {
    private static final int SHOWN = 140;

    public String title() {
        var words = subject == null || subject.isBlank() ? text.strip() : subject;
        return words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "…";
    }
}
