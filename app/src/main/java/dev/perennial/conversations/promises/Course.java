package dev.perennial.conversations.promises;

import dev.perennial.hours.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a case went: when it was up to us, and since when its customer waits for words. Its clock runs in open time,
/// while
/// it is up to us, and rests while it is up to the customer.
///
/// @param turns in order; only the last may still go on
/// @param waitingSince since their first words we have not answered; further ones do not move it
record Course(List<Turn> turns, @Nullable Instant waitingSince) {
    /// What of a promise is left when it counts as soon overdue.
    private static final int SOON = 4;

    /// @param until null while it goes on
    record Turn(Instant from, @Nullable Instant until) {}

    /// @param answerBy null when nobody waits, or nothing is promised
    /// @param solveBy null while the clock rests, or when nothing is promised
    /// @param soonAt from when on the nearer of the two is soon overdue
    record Deadlines(
            @Nullable Instant answerBy,
            @Nullable Instant solveBy,
            @Nullable Instant soonAt) {
        static final Deadlines NONE = new Deadlines(null, null, null);
    }

    Deadlines by(Promise promise, Calendar calendar) {
        var answerBy = waited(promise.answer(), calendar);
        var solveBy = worked(promise.solve(), calendar);
        var soon = earlier(
                answerBy == null ? null : waited(mostOf(promise.answer()), calendar),
                solveBy == null ? null : worked(mostOf(promise.solve()), calendar));
        return new Deadlines(answerBy, solveBy, soon);
    }

    /// The open time for which it was up to us.
    Duration worked(Calendar calendar, Instant now) {
        return turns.stream()
                .map(turn -> calendar.elapsed(turn.from(), turn.until() == null ? now : turn.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private @Nullable Instant waited(@Nullable Duration open, Calendar calendar) {
        return open == null || waitingSince == null ? null : calendar.add(waitingSince, open);
    }

    /// When that much open time was or will have been up to us; null when the clock rests before.
    private @Nullable Instant worked(@Nullable Duration open, Calendar calendar) {
        if (open == null) return null;
        var left = open;
        for (var turn : turns) {
            if (turn.until() == null) return calendar.add(turn.from(), left);
            var passed = calendar.elapsed(turn.from(), turn.until());
            if (passed.compareTo(left) >= 0) return calendar.add(turn.from(), left);
            left = left.minus(passed);
        }
        return null;
    }

    private static @Nullable Duration mostOf(@Nullable Duration open) {
        return open == null ? null : open.minus(open.dividedBy(SOON));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.isBefore(other) ? one : other;
    }
}
