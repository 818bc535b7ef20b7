package dev.perennial.hours;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;

/// When the clock on the wall shows a time.
final class WallClock {
    private WallClock() {}

    /// The first time it does; when the clocks are put forward over it, the moment they are.
    static Instant first(LocalDateTime time, ZoneRules rules) {
        var offsets = rules.getValidOffsets(time);
        return offsets.isEmpty() ? rules.getTransition(time).getInstant() : time.toInstant(offsets.getFirst());
    }
}
