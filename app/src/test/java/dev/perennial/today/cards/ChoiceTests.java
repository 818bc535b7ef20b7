package dev.perennial.today.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffId;
import dev.perennial.today.TodayItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChoiceTests {
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    static final Locale AUSTRIA = Locale.of("en", "AT");
    static final Locale AMERICA = Locale.of("en", "US");
    static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-21T22:30:00Z");

    @Test
    void tomorrowIsTomorrowWhereTheShopIs() {
        assertThat(until(Choice.TOMORROW, VIENNA, AUSTRIA)).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(until(Choice.TOMORROW, AUCKLAND, AUSTRIA)).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void inThreeDaysLeavesOutTwo() {
        assertThat(until(Choice.IN_THREE_DAYS, VIENNA, AUSTRIA)).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void nextWeekBeginsOnTheDayTheCountrySays() {
        assertThat(until(Choice.NEXT_WEEK, VIENNA, AUSTRIA)).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(until(Choice.NEXT_WEEK, VIENNA, AMERICA)).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void whatIsPutOffComesBackOnItsDayAndNotBefore() {
        var item = new TodayItem("call:1", null, "phone", "Call", "", 1, "Call", null);
        var decision = Choice.TOMORROW.about(item, bo(), SATURDAY_NIGHT, VIENNA, AUSTRIA);

        assertThat(decision.hides(LocalDate.of(2026, 11, 21))).isTrue();
        assertThat(decision.hides(LocalDate.of(2026, 11, 22))).isFalse();
    }

    private static LocalDate until(Choice choice, ZoneId zone, Locale locale) {
        var item = new TodayItem("call:1", null, "phone", "Call", "", 1, "Call", null);
        return choice.about(item, bo(), SATURDAY_NIGHT, zone, locale).until();
    }

    private static StaffId bo() {
        return new StaffId(UUID.fromString("00000000-0000-0000-0000-0000000000b0"));
    }
}
