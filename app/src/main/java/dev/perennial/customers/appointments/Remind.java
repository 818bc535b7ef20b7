package dev.perennial.customers.appointments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When to be reminded of an appointment.
public enum Remind {
    NEVER,
    AN_HOUR_BEFORE,
    THREE_HOURS_BEFORE,
    THAT_MORNING,
    THE_DAY_BEFORE;

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    static Remind of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElse(AN_HOUR_BEFORE);
    }

    /// The choice that led to a reminder; an hour before when none did.
    static Remind of(Instant startsAt, @Nullable Instant remindAt, ZoneId zone) {
        if (remindAt == null) return NEVER;
        return Arrays.stream(values())
                .filter(it -> remindAt.equals(it.at(startsAt, zone)))
                .findFirst()
                .orElse(AN_HOUR_BEFORE);
    }

    /// The moment, by the business's clocks: the day before is the same time of day, however long the night was.
    @Nullable
    Instant at(Instant startsAt, ZoneId zone) {
        var start = startsAt.atZone(zone);
        return switch (this) {
            case NEVER -> null;
            case AN_HOUR_BEFORE -> startsAt.minus(Duration.ofHours(1));
            case THREE_HOURS_BEFORE -> startsAt.minus(Duration.ofHours(3));
            case THAT_MORNING -> {
                var morning = start.toLocalDate().atTime(MORNING).atZone(zone).toInstant();
                yield morning.isAfter(startsAt) ? startsAt : morning;
            }
            case THE_DAY_BEFORE -> start.minusDays(1).toInstant();
        };
    }
}
