package dev.perennial.hours;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// When nobody is sent anything that nobody waits for, by the clocks of whoever would get it.
///
/// @param until when equal to `from`, there are none
public record QuietHours(LocalTime from, LocalTime until) {
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public boolean isNone() {
        return from.equals(until);
    }

    public boolean holdAt(Instant at, ZoneId zone) {
        return hold(at.atZone(zone).toLocalTime());
    }

    /// The first moment not before this one that is not quiet.
    public Instant notBefore(Instant at, ZoneId zone) {
        var local = at.atZone(zone).toLocalDateTime();
        if (!hold(local.toLocalTime())) return at;
        var isBeforeMidnight = from.isAfter(until) && !local.toLocalTime().isBefore(from);
        var end = local.toLocalDate().plusDays(isBeforeMidnight ? 1 : 0).atTime(until);
        var first = WallClock.first(end, zone.getRules());
        return first.isAfter(at)
                ? first
                : end.toInstant(zone.getRules().getValidOffsets(end).getLast());
    }

    private boolean hold(LocalTime time) {
        if (isNone()) return false;
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
