package dev.perennial.hours;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.platform.OpeningHours;
import dev.perennial.platform.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTests {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
    static final Duration HOUR = Duration.ofHours(1);

    @Test
    void anHourAddedOnFridayAtHalfPastFourEndsOnMondayAtHalfPastNine() {
        var office = office();

        assertThat(office.add(berlin("2026-11-20T16:30"), HOUR)).isEqualTo(berlin("2026-11-23T09:30"));
        assertThat(office.elapsed(berlin("2026-11-20T16:30"), berlin("2026-11-23T09:30")))
                .isEqualTo(HOUR);
    }

    @Test
    void timeThatFitsUntilClosingEndsAtClosingAndNotAtTheNextOpening() {
        assertThat(office().add(berlin("2026-11-20T16:00"), HOUR)).isEqualTo(berlin("2026-11-20T17:00"));
    }

    @Test
    void whatArrivesWhileItIsClosedBeginsAtTheNextOpening() {
        var office = office();

        assertThat(office.add(berlin("2026-11-21T11:00"), HOUR)).isEqualTo(berlin("2026-11-23T10:00"));
        assertThat(office.add(berlin("2026-11-21T11:00"), Duration.ZERO)).isEqualTo(berlin("2026-11-21T11:00"));
        assertThat(office.elapsed(berlin("2026-11-20T17:00"), berlin("2026-11-23T09:00")))
                .isZero();
    }

    @Test
    void timeGoesBackwardsAsItGoesForwards() {
        var office = office();

        assertThat(office.elapsed(berlin("2026-11-23T10:00"), berlin("2026-11-20T16:00")))
                .isEqualTo(Duration.ofHours(-2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.add(Instant.EPOCH, Duration.ofSeconds(-1)))
                .withMessageContaining("negative");
    }

    /// The night of 29 March 2026 has no half past two in Berlin, that of 25 October has two; New York changes on
    /// 8 March and 1 November, Lord Howe by half an hour on 4 October and 5 April.
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28, PT9H",
        "Europe/Berlin, 2026-07-11, PT10H",
        "Europe/Berlin, 2026-10-24, PT11H",
        "America/New_York, 2026-03-07, PT9H",
        "America/New_York, 2026-07-11, PT10H",
        "America/New_York, 2026-10-31, PT11H",
        "Australia/Lord_Howe, 2026-10-03, PT9H30M",
        "Australia/Lord_Howe, 2026-07-11, PT10H",
        "Australia/Lord_Howe, 2026-04-04, PT10H30M",
    })
    void aNightThroughWhichTheDoorsStandOpenIsAsLongAsItIs(ZoneId zone, LocalDate saturday, Duration length) {
        var club = weekly(zone, span(SATURDAY, "20:00", "06:00"));
        var opening = saturday.atTime(20, 0).atZone(zone).toInstant();
        var closing = saturday.plusDays(1).atTime(6, 0).atZone(zone).toInstant();

        assertThat(club.elapsed(opening, closing)).isEqualTo(length);
        assertThat(club.add(opening, length)).isEqualTo(closing);
        assertThat(club.nextClosing(opening)).contains(closing);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, PT23H",
        "Europe/Berlin, 2026-10-25, PT25H",
        "America/New_York, 2026-03-08, PT23H",
        "America/New_York, 2026-11-01, PT25H",
        "Australia/Lord_Howe, 2026-10-04, PT23H30M",
        "Australia/Lord_Howe, 2026-04-05, PT24H30M",
    })
    void dayAndNightLosesNothingWhereTheClocksChange(ZoneId zone, LocalDate day, Duration length) {
        var always = weekly(zone, everyDay("00:00", "00:00"));
        var start = day.atStartOfDay(zone).toInstant();
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();

        assertThat(always.elapsed(start, end)).isEqualTo(length);
        assertThat(always.add(start, length)).isEqualTo(end);
        assertThat(Calendar.alwaysOpen(zone).elapsed(start, end)).isEqualTo(length);
    }

    @Test
    void aClosingTimeThatComesTwiceIsMeantTheFirstTime() {
        var bar = weekly(BERLIN, span(SATURDAY, "22:00", "02:30"));

        assertThat(bar.nextClosing(berlin("2026-10-24T23:00"))).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(bar.isOpen(Instant.parse("2026-10-25T01:10:00Z"))).isFalse();
    }

    @Test
    void aTimeTheClocksSkipIsTheMomentTheySkipIt() {
        var early = weekly(BERLIN, span(SUNDAY, "02:30", "05:00"));
        var bar = weekly(BERLIN, span(SATURDAY, "22:00", "02:30"));
        var change = Instant.parse("2026-03-29T01:00:00Z");

        assertThat(early.nextOpening(berlin("2026-03-28T12:00"))).contains(change);
        assertThat(bar.nextClosing(berlin("2026-03-28T23:00"))).contains(change);
        assertThat(weekly(BERLIN, span(SUNDAY, "02:00", "03:00")).elapsed(change.minus(HOUR), change.plus(HOUR)))
                .isZero();
    }

    @Test
    void tenInTheEveningUntilTwoBelongsToTheDayItBeginsOn() {
        var bar = weekly(BERLIN, span(FRIDAY, "22:00", "02:00"));

        assertThat(bar.isOpen(berlin("2026-11-21T01:59"))).isTrue();
        assertThat(bar.isOpen(berlin("2026-11-21T02:00"))).isFalse();
        assertThat(bar.isOpen(berlin("2026-11-20T01:00"))).isFalse();
        assertThat(bar.add(berlin("2026-11-20T23:00"), Duration.ofHours(4))).isEqualTo(berlin("2026-11-27T23:00"));
    }

    @Test
    void whatRunsPastMidnightIntoAHolidayStillRuns() {
        var bar = new Calendar(
                BERLIN,
                hours(span(FRIDAY, "22:00", "02:00"), span(SATURDAY, "22:00", "02:00")),
                SpecialDays.once(Map.of(LocalDate.parse("2026-11-21"), SpecialDay.closed("Closed company"))),
                QuietHours.NONE);

        assertThat(bar.isOpen(berlin("2026-11-21T01:00"))).isTrue();
        assertThat(bar.isOpen(berlin("2026-11-21T23:00"))).isFalse();
        assertThat(bar.isOpen(berlin("2026-11-22T01:00"))).isFalse();
    }

    @Test
    void lunchDoesNotCount() {
        var shop = weekly(BERLIN, span(MONDAY, "08:00", "12:00"), span(MONDAY, "14:30", "18:00"));

        assertThat(shop.add(berlin("2026-11-23T11:30"), HOUR)).isEqualTo(berlin("2026-11-23T15:00"));
        assertThat(shop.nextOpening(berlin("2026-11-23T12:00"))).contains(berlin("2026-11-23T14:30"));
        assertThat(shop.elapsed(berlin("2026-11-23T00:00"), berlin("2026-11-24T00:00")))
                .isEqualTo(Duration.ofMinutes(450));
    }

    @Test
    void onAHalfDayOnlyItsOwnHoursCount() {
        var office = new Calendar(
                BERLIN,
                workingWeek(),
                SpecialDays.once(Map.of(
                        LocalDate.parse("2026-12-24"), SpecialDay.of("Christmas Eve", "09:00-12:00"),
                        LocalDate.parse("2026-12-25"), SpecialDay.closed("Christmas Day"))),
                QuietHours.NONE);

        assertThat(office.elapsed(berlin("2026-12-24T00:00"), berlin("2026-12-26T00:00")))
                .isEqualTo(Duration.ofHours(3));
        assertThat(office.add(berlin("2026-12-24T11:30"), HOUR)).isEqualTo(berlin("2026-12-28T09:30"));
    }

    @Test
    void aSpecialDayMayOpenWhereTheWeekdayIsClosed() {
        var sunday = LocalDate.parse("2026-12-20");
        var office = new Calendar(
                BERLIN,
                workingWeek(),
                SpecialDays.once(Map.of(sunday, SpecialDay.of("Last Sunday before Christmas", "13:00-18:00"))),
                QuietHours.NONE);

        assertThat(office.nextOpening(berlin("2026-12-19T10:00"))).contains(berlin("2026-12-20T13:00"));
    }

    @Test
    void whatWasEnteredByHandGoesBeforeWhatComesFromElsewhere() {
        var eve = LocalDate.parse("2026-12-24");
        var days = new SpecialDays(
                Map.of(LocalDate.parse("2027-12-24"), SpecialDay.of("Open late", "09:00-20:00")),
                Map.of(MonthDay.of(12, 24), SpecialDay.of("Christmas Eve", "09:00-12:00")),
                Map.of(eve, SpecialDay.closed("Feed"), eve.plusDays(1), SpecialDay.closed("Christmas Day")));

        assertThat(days.on(eve).map(SpecialDay::name)).contains("Christmas Eve");
        assertThat(days.on(LocalDate.parse("2027-12-24")).map(SpecialDay::name)).contains("Open late");
        assertThat(days.on(eve.plusDays(1)).map(SpecialDay::isClosed)).contains(true);
        assertThat(days.on(eve.plusDays(2))).isEmpty();
    }

    @Test
    void dayAndNightHasNoGapAtMidnightNorAtNewYear() {
        var always = weekly(BERLIN, everyDay("00:00", "00:00"));

        assertThat(always.elapsed(berlin("2026-12-31T23:59"), berlin("2027-01-01T00:01")))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(always.add(berlin("2026-11-20T23:30"), HOUR)).isEqualTo(berlin("2026-11-21T00:30"));
        assertThat(always.nextClosing(berlin("2026-11-20T23:30"))).isEmpty();
        assertThat(always.isOpen(berlin("2026-11-21T00:00"))).isTrue();
    }

    @Test
    void spansThatOverlapCountOnce() {
        var shop = weekly(
                BERLIN,
                span(MONDAY, "09:00", "13:00"),
                span(MONDAY, "12:00", "18:00"),
                span(MONDAY, "18:00", "19:00"),
                span(SUNDAY, "23:00", "10:00"));

        assertThat(shop.elapsed(berlin("2026-11-23T00:00"), berlin("2026-11-24T00:00")))
                .isEqualTo(Duration.ofHours(19));
        assertThat(shop.nextClosing(berlin("2026-11-23T09:30"))).contains(berlin("2026-11-23T19:00"));
    }

    @Test
    void withoutAnyHoursItIsAlwaysOpenButForItsSpecialDays() {
        var shop = new Calendar(
                BERLIN,
                OpeningHours.NONE,
                SpecialDays.once(Map.of(LocalDate.parse("2026-12-25"), SpecialDay.closed("Christmas Day"))),
                QuietHours.NONE);

        assertThat(shop.hasWeeklyHours()).isFalse();
        assertThat(shop.isOpen(berlin("2026-11-22T03:00"))).isTrue();
        assertThat(shop.nextClosing(berlin("2026-11-22T03:00"))).contains(berlin("2026-12-25T00:00"));
        assertThat(shop.add(berlin("2026-12-24T23:30"), HOUR)).isEqualTo(berlin("2026-12-26T00:30"));
    }

    @Test
    void thePastIsCountedByTheClocksOfThePast() {
        var office = office();

        assertThat(office.add(berlin("2026-10-23T16:30"), HOUR)).isEqualTo(berlin("2026-10-26T09:30"));
        assertThat(berlin("2026-10-26T09:30")).isEqualTo(Instant.parse("2026-10-26T08:30:00Z"));
        assertThat(berlin("2026-10-23T16:30")).isEqualTo(Instant.parse("2026-10-23T14:30:00Z"));
    }

    @Test
    void openingAndClosingAreTheMomentItselfWhenItIsSoAlready() {
        var office = office();

        assertThat(office.nextOpening(berlin("2026-11-20T10:00"))).contains(berlin("2026-11-20T10:00"));
        assertThat(office.nextClosing(berlin("2026-11-20T20:00"))).contains(berlin("2026-11-20T20:00"));
        assertThat(office.nextOpening(berlin("2026-12-31T18:00"))).contains(berlin("2027-01-01T09:00"));
    }

    static Calendar office() {
        return new Calendar(BERLIN, workingWeek(), SpecialDays.NONE, QuietHours.NONE);
    }

    static OpeningHours workingWeek() {
        return new OpeningHours(Arrays.stream(DayOfWeek.values())
                .filter(day -> day.compareTo(FRIDAY) <= 0)
                .map(day -> span(day, "09:00", "17:00"))
                .toList());
    }

    static Calendar weekly(ZoneId zone, Span... spans) {
        return new Calendar(zone, hours(spans), SpecialDays.NONE, QuietHours.NONE);
    }

    static OpeningHours hours(Span... spans) {
        return new OpeningHours(List.of(spans));
    }

    static Span[] everyDay(String opens, String closes) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> span(day, opens, closes))
                .toArray(Span[]::new);
    }

    static Span span(DayOfWeek day, String opens, String closes) {
        return new Span(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }

    static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
