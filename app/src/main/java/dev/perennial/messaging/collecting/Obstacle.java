package dev.perennial.messaging.collecting;

import java.time.Duration;

/// What keeps a mailbox from being collected.
public enum Obstacle {
    NOT_REACHED(Duration.ofSeconds(5), Duration.ofMinutes(5)),
    CERTIFICATE(Duration.ofMinutes(5), Duration.ofHours(1)),
    /// The name or password is refused. Asked seldom, for some servers lock those who ask often.
    SIGN_IN(Duration.ofMinutes(2), Duration.ofHours(1)),
    /// There is no such folder.
    FOLDER(Duration.ofMinutes(2), Duration.ofHours(1)),
    /// The address is not one that is called from here.
    NOT_ALLOWED(Duration.ofMinutes(5), Duration.ofHours(1)),
    /// The server answered something else than what was asked.
    SERVER(Duration.ofSeconds(10), Duration.ofMinutes(10)),
    /// It is not the other side's fault.
    INTERNAL(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final Duration first;
    private final Duration longest;

    Obstacle(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /// How long to wait after so many failures in a row.
    Duration wait(int failures) {
        var wait = first.multipliedBy(1L << Math.min(failures - 1, 12));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
