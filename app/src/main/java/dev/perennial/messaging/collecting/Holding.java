package dev.perennial.messaging.collecting;

import dev.perennial.messaging.AccountId;

/// That this process, and no other, collects a mailbox just now.
///
/// @param fence the number of the holder; only the latest counts
record Holding(AccountId account, long fence) {
    /// Somebody else holds it by now.
    static final class Lost extends RuntimeException {
        Lost(Holding holding) {
            super("mailbox of %s is held by another process".formatted(holding.account()));
        }
    }
}
