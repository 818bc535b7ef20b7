package dev.perennial.conversations.chat;

import dev.perennial.conversations.Attendance;
import dev.perennial.hours.Hours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether somebody sits there to answer.
@Component
class ChatDesk {
    private final Hours hours;
    private final Attendance attendance;
    private final Clock clock;

    ChatDesk(Hours hours, Attendance attendance, Clock clock) {
        this.hours = hours;
        this.attendance = attendance;
        this.clock = clock;
    }

    /// @param opens the next opening, when it is closed and will open again
    record State(boolean away, @Nullable Instant opens) {
        static final State THERE = new State(false, null);
    }

    /// Away outside of opening hours, and inside of them after enough open time in which nobody looked.
    State now(int awayAfter) {
        var calendar = hours.ofBusiness();
        var now = clock.instant();
        if (!calendar.isOpen(now))
            return new State(true, calendar.nextOpening(now).orElse(null));
        if (awayAfter == 0) return State.THERE;
        var last = attendance.last();
        var isLong = last.isEmpty() || calendar.elapsed(last.get(), now).compareTo(Duration.ofMinutes(awayAfter)) >= 0;
        return isLong ? new State(true, null) : State.THERE;
    }
}
