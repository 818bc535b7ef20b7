package dev.perennial.messaging.incoming;

import dev.perennial.messaging.AccountId;
import java.time.Instant;
import java.util.UUID;

/// One try to read a message.
///
/// @param tries which one it is
record Attempt(UUID id, AccountId account, UUID file, Instant at, int tries) {
    static final int MOST = 3;

    boolean isLast() {
        return tries >= MOST;
    }

    /// Three were begun and none was finished: it stops whoever reads it.
    boolean isOneTooMany() {
        return tries > MOST;
    }
}
