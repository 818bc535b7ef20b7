package dev.perennial.messaging.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a message is tried again that was not taken this time: soon at first, as servers that turn away strangers once
/// expect, then seldom, for five days.
final class Retrying {
    static final Duration PATIENCE = Duration.ofDays(5);
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));
    private static final Duration LONGEST = Duration.ofHours(8);

    private Retrying() {}

    /// @param tried how often it was tried in vain, the last time included
    /// @return nothing when it is given up
    static Optional<Instant> next(int tried, @Nullable Instant firstTried, Instant now) {
        var next = now.plus(tried <= WAITS.size() ? WAITS.get(tried - 1) : LONGEST);
        var end = (firstTried == null ? now : firstTried).plus(PATIENCE);
        return next.isAfter(end) ? Optional.empty() : Optional.of(next);
    }
}
