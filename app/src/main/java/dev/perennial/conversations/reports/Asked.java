package dev.perennial.conversations.reports;

import dev.perennial.conversations.Via;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a report is about.
///
/// @param days how far back, today included
/// @param via null for every way to speak
/// @param person null for everybody
/// @param label null for every case
public record Asked(
        Span days,
        @Nullable Via via,
        @Nullable UUID person,
        @Nullable UUID label) {
    public enum Span {
        MONTH(28),
        QUARTER(91),
        YEAR(364);

        private final int days;

        Span(int days) {
            this.days = days;
        }

        /// The first day, a Monday, so that every week but the last is whole.
        LocalDate from(LocalDate today) {
            return today.minusDays(days - 7L).minusDays(today.getDayOfWeek().getValue() - 1L);
        }
    }

    static Asked of(String days, String via, String person, String label) {
        var span = Objects.requireNonNullElse(chosen(Span.values(), days), Span.MONTH);
        return new Asked(span, chosen(Via.values(), via), id(person), id(label));
    }

    LocalDate from(LocalDate today) {
        return days.from(today);
    }

    /// The same about another stretch of time.
    public String href(Span other) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("days", other.name());
        if (via != null) asked.put("via", via.name());
        if (person != null) asked.put("person", person.toString());
        if (label != null) asked.put("label", label.toString());
        return asked.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&", "/conversations/reports?", ""));
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E chosen(E[] values, String name) {
        return Arrays.stream(values)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// Where a day begins by the clocks of the business.
    static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
