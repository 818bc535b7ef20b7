package dev.perennial.messaging.incoming;

import java.time.Instant;
import java.util.UUID;

/// A message that could not be read or taken.
///
/// @param account name of the account it came in by
/// @param said what went wrong, as the program has it; empty when the reason says it all
/// @param hasRaw whether it can be looked at as it came
public record SetAside(UUID id, String account, Instant at, long bytes, Why why, String said, boolean hasRaw) {
    public long kilobytes() {
        return (bytes + 1023) / 1024;
    }
}
