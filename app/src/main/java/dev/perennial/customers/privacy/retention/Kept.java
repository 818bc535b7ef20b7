package dev.perennial.customers.privacy.retention;

import dev.perennial.customers.Retained;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One kind of thing that is kept for a time, as it stands.
///
/// @param days how long it is kept now
/// @param agreedAt since when what is older goes by itself; null while it waits for the owner
/// @param old how many rows were older when somebody last counted
public record Kept(
        Retained kind,
        int days,
        @Nullable Instant agreedAt,
        long old,
        @Nullable Instant countedAt,
        long removed,
        @Nullable Instant removedAt) {
    public boolean goesByItself() {
        return !kind.asks() || agreedAt != null;
    }

    public boolean waits() {
        return !goesByItself() && old > 0;
    }
}
