package dev.perennial.hours.feeds;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The whole days a calendar file (RFC 5545) names. An entry with times of day is no holiday and is left out, and so
/// is one that goes on for months or comes more often than daily; how many were left out is said.
sealed interface Reading {
    /// @param name what the calendar calls itself; empty when it does not
    /// @param days with what falls on each
    record Days(String name, SortedMap<LocalDate, String> days, int leftOut) implements Reading {}

    /// It is no calendar at all.
    record NoCalendar() implements Reading {}

    int LONGEST_NAME = 200;
    int LONGEST_ENTRY = 62;
    int MOST_DAYS = 1_000;
    Set<Frequency> REPEATS = EnumSet.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    /// @param from the first day that is looked at
    /// @param until the last
    static Reading of(String text, LocalDate from, LocalDate until) {
        var calendar = text.contains("BEGIN:VCALENDAR") ? Biweekly.parse(text).first() : null;
        if (calendar == null) return new NoCalendar();
        var days = new TreeMap<LocalDate, String>();
        var leftOut = 0;
        var replaced = replaced(calendar);
        for (var event : calendar.getEvents()) {
            if (isCancelled(event)) continue;
            var length = length(event);
            if (length == 0) leftOut++;
            else
                for (var start : starts(event, from.minusDays(length), until))
                    if (event.getRecurrenceId() != null || !replaced.contains(once(event, start)))
                        for (var day = start; day.isBefore(start.plusDays(length)); day = day.plusDays(1))
                            if (!day.isBefore(from) && !day.isAfter(until) && days.size() < MOST_DAYS)
                                days.merge(day, name(event), Reading::joined);
        }
        return new Days(name(calendar), days, leftOut);
    }

    /// Days of a series of which an entry of its own says what became of them: moved, named otherwise, called off.
    private static Set<String> replaced(ICalendar calendar) {
        var replaced = new HashSet<String>();
        for (var event : calendar.getEvents()) {
            var day = event.getRecurrenceId() == null
                    ? null
                    : day(event.getRecurrenceId().getValue());
            if (day != null) replaced.add(once(event, day));
        }
        return replaced;
    }

    private static String once(VEvent event, LocalDate day) {
        return day + " " + (event.getUid() == null ? "" : event.getUid().getValue());
    }

    private static boolean isCancelled(VEvent event) {
        return event.getStatus() != null && event.getStatus().isCancelled();
    }

    /// In whole days; none when it is not made of whole days, or of too many.
    private static int length(VEvent event) {
        var start = event.getDateStart() == null ? null : event.getDateStart().getValue();
        if (start == null || !isMidnight(start) || repeatsTooOften(event)) return 0;
        var first = day(start);
        if (first == null) return 0;
        var end = event.getDateEnd() == null ? null : event.getDateEnd().getValue();
        if (end == null) return lasting(event, start);
        var last = isMidnight(end) ? day(end) : null;
        var length = last == null ? 0 : ChronoUnit.DAYS.between(first, last);
        if (length == 0 && !end.hasTime() && !start.hasTime()) return 1;
        return length < 1 || length > LONGEST_ENTRY ? 0 : (int) length;
    }

    private static int lasting(VEvent event, ICalDate start) {
        if (event.getDuration() == null) return start.hasTime() ? 0 : 1;
        var millis = event.getDuration().getValue().toMillis();
        var day = 86_400_000L;
        return millis % day == 0 && millis >= day && millis <= LONGEST_ENTRY * day ? (int) (millis / day) : 0;
    }

    private static boolean repeatsTooOften(VEvent event) {
        var rule = event.getRecurrenceRule();
        return rule != null
                && (rule.getValue() == null || !REPEATS.contains(rule.getValue().getFrequency()));
    }

    private static boolean isMidnight(ICalDate date) {
        if (!date.hasTime()) return true;
        var raw = date.getRawComponents();
        return raw != null && !raw.isUtc() && raw.getHour() == 0 && raw.getMinute() == 0 && raw.getSecond() == 0;
    }

    private static List<LocalDate> starts(VEvent event, LocalDate from, LocalDate until) {
        if (event.getRecurrenceRule() == null && event.getRecurrenceDates().isEmpty()) {
            var only = day(event.getDateStart().getValue());
            return only == null ? List.of() : List.of(only);
        }
        var zone = ZoneId.systemDefault();
        var dates = event.getDateIterator(TimeZone.getTimeZone(zone));
        dates.advanceTo(java.util.Date.from(from.atStartOfDay(zone).toInstant()));
        var found = new ArrayList<LocalDate>();
        while (dates.hasNext() && found.size() < MOST_DAYS) {
            var day = LocalDate.ofInstant(Instant.ofEpochMilli(dates.next().getTime()), zone);
            if (day.isAfter(until)) break;
            found.add(day);
        }
        return found;
    }

    /// As it is written, whatever the clocks of this machine.
    private static @Nullable LocalDate day(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        if (raw == null) return null;
        try {
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String name(VEvent event) {
        var name = event.getSummary() == null ? "" : clean(event.getSummary().getValue());
        return name.isEmpty() ? "?" : name;
    }

    private static String name(ICalendar calendar) {
        var given = calendar.getExperimentalProperty("X-WR-CALNAME");
        return given == null ? "" : clean(given.getValue().replaceAll("\\\\([,;\\\\])", "$1"));
    }

    private static String joined(String one, String other) {
        return one.equals(other) || List.of(one.split(" · ")).contains(other) ? one : clean(one + " · " + other);
    }

    private static String clean(@Nullable String text) {
        var plain =
                text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME - 1) + "…" : plain;
    }
}
