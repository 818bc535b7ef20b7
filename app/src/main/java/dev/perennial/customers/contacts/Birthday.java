package dev.perennial.customers.contacts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A birthday, whose year many people keep to themselves.
public record Birthday(MonthDay day, @Nullable Integer year) {
    public static final int EARLIEST = 1880;
    private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "FM", "MH", "PW");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})([T ].*)?");
    private static final Pattern WITHOUT_YEAR_ISO = Pattern.compile("--(\\d{1,2})-(\\d{1,2})");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern PARTS =
            Pattern.compile("(\\d{1,2})\\s*([./-])\\s*(\\d{1,2})\\s*[./-]?\\s*(\\d{4})?\\s*");

    public Birthday {
        if (year != null && !day.isValidYear(year))
            throw new DateTimeException("%s does not exist in %d".formatted(day, year));
    }

    /// The birthday meant by a text as people and systems write it.
    ///
    /// @param country tells whether 3/4 is in March or in April
    /// @param today nobody is born later
    public static Optional<Birthday> read(String text, String country, LocalDate today) {
        try {
            return Optional.ofNullable(parse(text.strip(), country)).filter(it -> it.isPlausible(today));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// When it is celebrated in a year: who is born on 29 February has the 28th in a common year.
    public LocalDate in(int year) {
        return day.atYear(year);
    }

    /// The age reached in a year, when the birth year is known.
    public Optional<Integer> turning(int year) {
        return Optional.ofNullable(this.year).map(it -> year - it);
    }

    private boolean isPlausible(LocalDate today) {
        return year == null || (year >= EARLIEST && !day.atYear(year).isAfter(today));
    }

    private static @Nullable Birthday parse(String text, String country) {
        var iso = ISO.matcher(text);
        if (iso.matches()) return of(iso.group(1), iso.group(2), iso.group(3));
        var compact = COMPACT.matcher(text);
        if (compact.matches()) return of(compact.group(1), compact.group(2), compact.group(3));
        var open = WITHOUT_YEAR_ISO.matcher(text);
        if (open.matches()) return of(null, open.group(1), open.group(2));
        var parts = PARTS.matcher(text);
        if (!parts.matches()) return null;
        var monthFirst = !parts.group(2).equals(".") && MONTH_FIRST.contains(country);
        return monthFirst
                ? of(parts.group(4), parts.group(1), parts.group(3))
                : of(parts.group(4), parts.group(3), parts.group(1));
    }

    private static Birthday of(@Nullable String year, String month, String day) {
        var monthDay = MonthDay.of(Integer.parseInt(month), Integer.parseInt(day));
        return new Birthday(monthDay, year == null ? null : Year.parse(year).getValue());
    }
}
