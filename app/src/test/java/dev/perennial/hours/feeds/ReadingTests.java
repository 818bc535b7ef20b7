package dev.perennial.hours.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTests {
    static final LocalDate FROM = LocalDate.of(2026, 11, 22);
    static final LocalDate UNTIL = LocalDate.of(2027, 12, 31);

    @Test
    void aWholeDayIsRead() {
        assertThat(days("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261226", "SUMMARY:Christmas Day"))
                .isEqualTo(Map.of(day("2026-12-25"), "Christmas Day"));
        assertThat(days("DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas Day")).containsOnlyKeys(day("2026-12-25"));
        assertThat(days("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225", "SUMMARY:Christmas Day"))
                .containsOnlyKeys(day("2026-12-25"));
        assertThat(days("DTSTART;VALUE=DATE:20261225", "DURATION:P1D", "SUMMARY:Christmas Day"))
                .containsOnlyKeys(day("2026-12-25"));
    }

    /// Some programs write whole days so.
    @Test
    void fromMidnightToMidnightIsAWholeDay() {
        assertThat(days("DTSTART:20261225T000000", "DTEND:20261227T000000", "SUMMARY:Christmas"))
                .containsOnlyKeys(day("2026-12-25"), day("2026-12-26"));
    }

    @Test
    void theEndOfSeveralDaysIsNotOneOfThem() {
        assertThat(days("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Christmas"))
                .containsOnlyKeys(day("2026-12-24"), day("2026-12-25"), day("2026-12-26"));
    }

    @Test
    void whatComesEveryYearIsReadUntilTheEnd() {
        assertThat(days("DTSTART;VALUE=DATE:19700101", "RRULE:FREQ=YEARLY", "SUMMARY:New Year"))
                .containsOnlyKeys(day("2027-01-01"));
        assertThat(days("DTSTART;VALUE=DATE:20001126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "SUMMARY:Thanks"))
                .containsOnlyKeys(day("2026-11-26"), day("2027-11-25"));
        assertThat(days(
                        "DTSTART;VALUE=DATE:20201225",
                        "RRULE:FREQ=YEARLY",
                        "EXDATE;VALUE=DATE:20271225",
                        "SUMMARY:Christmas"))
                .containsOnlyKeys(day("2026-12-25"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Los_Angeles", "Pacific/Kiritimati", "America/Havana", "Asia/Beirut"})
    void theClocksOfTheMachineDoNotMatter(String zone) {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(days("DTSTART;VALUE=DATE:20000328", "RRULE:FREQ=MONTHLY", "SUMMARY:Stocktaking"))
                    .hasSize(14)
                    .containsKeys(day("2026-11-28"), day("2027-03-28"), day("2027-12-28"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatHasTimesOfDayIsLeftOutAndCounted() {
        assertThat(read("DTSTART:20261224T120000", "DTEND:20261224T180000", "SUMMARY:Closing early"))
                .isEqualTo(new Reading.Days("", new java.util.TreeMap<>(), 1));
        assertThat(read("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20270301", "SUMMARY:Winter"))
                .isEqualTo(new Reading.Days("", new java.util.TreeMap<>(), 1));
        assertThat(read("SUMMARY:No day at all")).isEqualTo(new Reading.Days("", new java.util.TreeMap<>(), 1));
    }

    @Test
    void whatWasCalledOffIsNoHoliday() {
        assertThat(days("DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED", "SUMMARY:Feast"))
                .isEmpty();
    }

    @Test
    void aDayOfASeriesThatWasMovedOrCalledOffIsNotReadTwice() {
        var series = series("DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=YEARLY;COUNT=2", "SUMMARY:Feast");
        var moved = series("RECURRENCE-ID;VALUE=DATE:20270501", "DTSTART;VALUE=DATE:20270503", "SUMMARY:Feast, moved");
        var off = series(
                "RECURRENCE-ID;VALUE=DATE:20270501",
                "DTSTART;VALUE=DATE:20270501",
                "STATUS:CANCELLED",
                "SUMMARY:Feast");
        assertThat(Reading.of(calendar(series, moved), FROM, UNTIL))
                .isInstanceOfSatisfying(
                        Reading.Days.class,
                        it -> assertThat(it.days()).isEqualTo(Map.of(day("2027-05-03"), "Feast, moved")));
        assertThat(Reading.of(calendar(off, series), FROM, UNTIL))
                .isInstanceOfSatisfying(
                        Reading.Days.class, it -> assertThat(it.days()).isEmpty());
    }

    private static String series(String... lines) {
        return "BEGIN:VEVENT\r\nUID:feast@test\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    @Test
    void whatIsPastOrFarAheadIsNotRead() {
        assertThat(days("DTSTART;VALUE=DATE:20261121", "SUMMARY:Yesterday")).isEmpty();
        assertThat(days("DTSTART;VALUE=DATE:20280101", "SUMMARY:New Year")).isEmpty();
        assertThat(days("DTSTART;VALUE=DATE:20261120", "DTEND;VALUE=DATE:20261124", "SUMMARY:Fair"))
                .containsOnlyKeys(day("2026-11-22"), day("2026-11-23"));
    }

    @Test
    void twoOnOneDayAreBothNamed() {
        var text = calendar(
                event("DTSTART;VALUE=DATE:20261226", "SUMMARY:Boxing Day"),
                event("DTSTART;VALUE=DATE:20261226", "SUMMARY:St. Stephen"),
                event("DTSTART;VALUE=DATE:20261226", "SUMMARY:Boxing Day"));

        assertThat(Reading.of(text, FROM, UNTIL))
                .isInstanceOfSatisfying(
                        Reading.Days.class,
                        it -> assertThat(it.days()).isEqualTo(Map.of(day("2026-12-26"), "Boxing Day · St. Stephen")));
    }

    @Test
    void foldedLinesEscapesAndTheNameOfTheCalendarAreRead() {
        var text = calendar(
                "X-WR-CALNAME:Holidays\\, Austria\r\n",
                event("DTSTART;VALUE=DATE:20261208", "SUMMARY:Mariä Em", " pfängnis"));

        assertThat(Reading.of(text, FROM, UNTIL)).isInstanceOfSatisfying(Reading.Days.class, it -> {
            assertThat(it.name()).isEqualTo("Holidays, Austria");
            assertThat(it.days()).containsEntry(day("2026-12-08"), "Mariä Empfängnis");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><title>Sign in</title></html>",
                "BEGIN:VCALENDAR",
                "\0\0\0",
                "BEGIN:VCARD\r\nEND:VCARD"
            })
    void whatIsNoCalendarNamesNoDay(String text) {
        assertThat(Reading.of(text, FROM, UNTIL))
                .satisfiesAnyOf(
                        it -> assertThat(it).isEqualTo(new Reading.NoCalendar()),
                        it -> assertThat(it).isEqualTo(new Reading.Days("", new java.util.TreeMap<>(), 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=SECONDLY",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "RRULE:FREQ=DAILY",
                "RRULE:FREQ=YEARLY;INTERVAL=2147483647",
                "RRULE:FREQ=NEVER",
                "RRULE:nonsense",
                "DTEND;VALUE=DATE:00010101",
                "DURATION:P99999999D",
                "RDATE;VALUE=DATE:20261231,20261230",
            })
    void oneWhoWantsToKeepUsBusyDoesNot(String line) {
        var began = System.nanoTime();
        var outcome = read("DTSTART;VALUE=DATE:19000101", line, "SUMMARY:Odd");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Reading.Days.class, it -> assertThat(it.days()).hasSizeLessThanOrEqualTo(405));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private static Map<LocalDate, String> days(String... lines) {
        return read(lines) instanceof Reading.Days read ? read.days() : Map.of();
    }

    private static Reading read(String... lines) {
        return Reading.of(calendar(event(lines)), FROM, UNTIL);
    }

    static String calendar(String... parts) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + String.join("", parts)
                + "END:VCALENDAR\r\n";
    }

    static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + String.join("", lines).hashCode() + "@test\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
