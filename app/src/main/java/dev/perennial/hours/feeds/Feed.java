package dev.perennial.hours.feeds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody else's calendar.
///
/// @param place what the place is called for which it counts; null for all
/// @param address null when it came as a file
/// @param readAt when it was last read; null when never
/// @param trouble why it could not be read the last time
/// @param leftOut entries that are no whole days
/// @param waiting days nobody has looked at
/// @param counting days from today on that count
public record Feed(
        UUID id,
        String name,
        @Nullable String place,
        @Nullable String address,
        @Nullable Instant readAt,
        @Nullable Trouble trouble,
        int leftOut,
        int waiting,
        int counting) {}
