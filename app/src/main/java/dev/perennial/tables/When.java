package dev.perennial.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as people write it, perhaps with a time of day and an offset.
///
/// @param time null when only the day is known
/// @param offset null when the time is the local one
public record When(
        LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
    private static final Pattern FIGURES = Pattern.compile("\\d+");
    private static final Pattern DAY =
            Pattern.compile("(?:(?<weekday>\\p{L}{2,10})\\.?,?\\s+)?(?<a>\\p{L}{3,10}|\\d{1,4})(?:st|nd|rd|th)?"
                    + "[\\s./\\-,]{1,3}(?<b>\\p{L}{3,10}|\\d{1,2})(?:st|nd|rd|th)?[\\s./\\-,]{1,3}(?<c>\\d{4}|\\d{1,2})"
                    + "(?![\\d:])(?<rest>.*)");
    private static final Pattern TIME = Pattern.compile(
            "(?:T|\\s*,?\\s*|\\s+(?:at|um)\\s+)(?<hour>\\d{1,2})[:.h](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?"
                    + "\\s*(?<half>[AaPp]\\.?[Mm]\\.?)?\\s*(?:Uhr|h)?\\s*"
                    + "(?<zone>Z|UTC|GMT|(?:UTC|GMT)?[+\\-]\\d{2}(?::?\\d{2})?)?(?:\\[[\\w/+\\-]+])?\\s*");
    private static final Map<String, Integer> MONTHS = months(
            "january jan januar jänner jan. janvier janv enero ene",
            "february feb februar feber février fevrier févr febrero",
            "march mar märz maerz mär mrz mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug août aout agosto ago",
            "september sep sept septembre septiembre set",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre déc diciembre dic");

    /// The instant; a day without a time counts as its noon, a local time as one in `zone`.
    public Instant at(ZoneId zone) {
        var local = date.atTime(time == null ? LocalTime.NOON : time);
        return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
    }

    public When withTime(LocalTime other) {
        return new When(date, other, offset);
    }

    public static @Nullable When read(String text, DateOrder order) {
        try {
            return FIGURES.matcher(text).matches() ? ofFigures(text, order) : ofWords(text, order);
        } catch (DateTimeException e) {
            return null;
        }
    }

    public static @Nullable LocalTime readTime(String text) {
        var found = TIME.matcher(text);
        try {
            return found.matches() ? time(found) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable When ofFigures(String text, DateOrder order) {
        return switch (text.length()) {
            case 5 -> new When(LocalDate.of(1899, 12, 30).plusDays(Integer.parseInt(text)), null, null);
            case 8 -> new When(ofEight(text, order), null, null);
            case 12, 14 ->
                new When(
                        ofEight(text.substring(0, 8), DateOrder.DAY_FIRST),
                        LocalTime.of(
                                figures(text, 8, 10),
                                figures(text, 10, 12),
                                text.length() == 14 ? figures(text, 12, 14) : 0),
                        null);
            case 10 -> ofInstant(Instant.ofEpochSecond(Long.parseLong(text)));
            case 13 -> ofInstant(Instant.ofEpochMilli(Long.parseLong(text)));
            default -> null;
        };
    }

    private static When ofInstant(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        return new When(utc.toLocalDate(), utc.toLocalTime(), ZoneOffset.UTC);
    }

    /// yyyymmdd; where the last four can only be the year, ddmmyyyy.
    private static LocalDate ofEight(String text, DateOrder order) {
        if (figures(text, 4, 6) <= 12)
            return LocalDate.of(figures(text, 0, 4), figures(text, 4, 6), figures(text, 6, 8));
        return order == DateOrder.DAY_FIRST
                ? LocalDate.of(figures(text, 4, 8), figures(text, 2, 4), figures(text, 0, 2))
                : LocalDate.of(figures(text, 4, 8), figures(text, 0, 2), figures(text, 2, 4));
    }

    private static int figures(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static @Nullable When ofWords(String text, DateOrder order) {
        var found = DAY.matcher(text);
        if (!found.matches()) return null;
        var date = date(found, order);
        if (date == null) return null;
        var rest = found.group("rest");
        if (rest.isBlank()) return new When(date, null, null);
        var time = TIME.matcher(rest);
        if (!time.matches()) return null;
        return new When(date, time(time), offset(time.group("zone")));
    }

    private static @Nullable LocalDate date(Matcher found, DateOrder order) {
        String a = found.group("a"), b = found.group("b"), c = found.group("c");
        var weekday = found.group("weekday");
        if (weekday != null && month(weekday) != null && FIGURES.matcher(a).matches()) return null;
        var first = month(a);
        if (first != null) return dayOf(b) ? LocalDate.of(year(c), first, Integer.parseInt(b)) : null;
        if (!FIGURES.matcher(a).matches()) return null;
        int start = Integer.parseInt(a);
        var second = month(b);
        if (second != null) {
            return a.length() > 2
                    ? LocalDate.of(start, second, Integer.parseInt(c))
                    : LocalDate.of(year(c), second, start);
        }
        if (!FIGURES.matcher(b).matches()) return null;
        int middle = Integer.parseInt(b);
        if (a.length() > 2) return c.length() > 2 ? null : LocalDate.of(start, middle, Integer.parseInt(c));
        return order == DateOrder.DAY_FIRST
                ? LocalDate.of(year(c), middle, start)
                : LocalDate.of(year(c), start, middle);
    }

    private static boolean dayOf(String text) {
        return FIGURES.matcher(text).matches();
    }

    /// Two figures mean a year between 1970 and 2069.
    private static int year(String text) {
        int year = Integer.parseInt(text);
        if (text.length() > 2) return year;
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static LocalTime time(Matcher found) {
        int hour = Integer.parseInt(found.group("hour"));
        var half = found.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) throw new DateTimeException("no such hour: " + hour);
            hour = hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
        }
        var second = found.group("second");
        return LocalTime.of(
                hour, Integer.parseInt(found.group("minute")), second == null ? 0 : Integer.parseInt(second));
    }

    private static @Nullable ZoneOffset offset(@Nullable String zone) {
        if (zone == null) return null;
        var sign = zone.replaceFirst("^(UTC|GMT|Z)", "");
        return sign.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(sign);
    }

    private static @Nullable Integer month(String text) {
        return MONTHS.get(text.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Integer> months(String... names) {
        var months = new java.util.HashMap<String, Integer>();
        for (int i = 0; i < names.length; i++) {
            for (var name : names[i].split(" ")) months.put(name, i + 1);
        }
        return Map.copyOf(months);
    }

    /// What the values of one column say about the order of day and month.
    public static final class Evidence {
        private static final Pattern YEAR_LAST =
                Pattern.compile("(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})([./\\-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d).*");
        private long dayFirst;
        private long monthFirst;
        private long open;
        private final List<String> openExamples = new ArrayList<>();

        public void see(String value) {
            if (value.length() < 6 || value.charAt(0) > '9' && !Character.isLetter(value.charAt(0))) return;
            var found = YEAR_LAST.matcher(value);
            if (!found.matches()) return;
            int a = Integer.parseInt(found.group(1)), b = Integer.parseInt(found.group(3));
            if (a > 12) dayFirst++;
            else if (b > 12) monthFirst++;
            else if (found.group(2).equals(".")) dayFirst++;
            else if (a != b) {
                open++;
                if (openExamples.size() < 3 && !openExamples.contains(value)) openExamples.add(value);
            }
        }

        /// Null when both orders fit every date and they would differ.
        public @Nullable DateOrder order() {
            if (dayFirst == 0 && monthFirst == 0) return open == 0 ? DateOrder.DAY_FIRST : null;
            return dayFirst >= monthFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        }

        public List<String> openExamples() {
            return List.copyOf(openExamples);
        }
    }
}
