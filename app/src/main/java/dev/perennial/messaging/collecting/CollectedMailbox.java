package dev.perennial.messaging.collecting;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.incoming.TrustedServers.Seen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mailbox that is emptied, and how that goes.
///
/// @param collectedAt when all was fetched last, or null when that never was
/// @param trouble what keeps it from being emptied, or null
/// @param said what the other side had to say about it
/// @param checker the server whose word about senders may be trusted, or null while none stands out
public record CollectedMailbox(
        Account account,
        @Nullable Instant collectedAt,
        @Nullable Obstacle trouble,
        String said,
        @Nullable Instant troubleSince,
        @Nullable Seen checker) {}
