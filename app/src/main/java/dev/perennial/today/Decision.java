package dev.perennial.today;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What somebody settled about one item: done, put off until a day, or not wanted.
///
/// @param key the item's, see [TodayItem]
/// @param title the item's words at that moment; the item itself may be gone later
/// @param until the day it comes back; set when put off, and only then
/// @param by null when the account is gone or the product itself decided
public record Decision(
        String key,
        @Nullable CustomerId customer,
        String title,
        State state,
        @Nullable LocalDate until,
        @Nullable StaffId by,
        Instant at) {

    public enum State {
        DONE,
        SNOOZED,
        DISMISSED
    }

    public Decision {
        if (key.isBlank()) throw new IllegalArgumentException("a decision needs the key of an item");
        if ((state == State.SNOOZED) != (until != null))
            throw new IllegalArgumentException("only what is put off has a day to come back, and it needs one");
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public static Decision done(TodayItem item, @Nullable StaffId by, Instant at) {
        return new Decision(item.key(), item.customer(), item.title(), State.DONE, null, by, at);
    }

    public static Decision dismissed(TodayItem item, @Nullable StaffId by, Instant at) {
        return new Decision(item.key(), item.customer(), item.title(), State.DISMISSED, null, by, at);
    }

    public static Decision snoozed(TodayItem item, LocalDate until, @Nullable StaffId by, Instant at) {
        return new Decision(item.key(), item.customer(), item.title(), State.SNOOZED, until, by, at);
    }

    /// Whether the item stays off the page on this day.
    public boolean hides(LocalDate day) {
        return until == null || day.isBefore(until);
    }

    /// Whether a later decision about the same item counts. What is done or not wanted stays so until it is
    /// taken back. What is put off can still be done or dismissed; putting it off once more counts only when it
    /// has come back.
    boolean yieldsTo(Decision later, LocalDate day) {
        return state == State.SNOOZED && (later.state != State.SNOOZED || !hides(day));
    }
}
