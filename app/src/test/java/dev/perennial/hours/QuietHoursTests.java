package dev.perennial.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.platform.OpeningHours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuietHoursTests {
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    @Test
    void whatFallsIntoTheNightWaitsForTheMorning() {
        assertThat(NIGHT.notBefore(vienna("2026-11-22T22:15"), VIENNA)).isEqualTo(vienna("2026-11-23T08:00"));
        assertThat(NIGHT.notBefore(vienna("2026-11-23T03:00"), VIENNA)).isEqualTo(vienna("2026-11-23T08:00"));
        assertThat(NIGHT.notBefore(vienna("2026-11-23T08:00"), VIENNA)).isEqualTo(vienna("2026-11-23T08:00"));
        assertThat(NIGHT.notBefore(vienna("2026-11-22T20:59"), VIENNA)).isEqualTo(vienna("2026-11-22T20:59"));
    }

    @Test
    void theyHoldByTheClocksOfWhoeverWouldGetIt() {
        var calendar = new Calendar(VIENNA, OpeningHours.NONE, SpecialDays.NONE, NIGHT);
        var noon = vienna("2026-11-22T12:00");

        assertThat(calendar.notBefore(noon)).isEqualTo(noon);
        assertThat(calendar.notBefore(noon, ZoneId.of("America/Los_Angeles")))
                .isEqualTo(LocalDateTime.parse("2026-11-22T08:00")
                        .atZone(ZoneId.of("America/Los_Angeles"))
                        .toInstant());
    }

    @Test
    void theyMayLieWithinOneDay() {
        var lunch = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

        assertThat(lunch.notBefore(vienna("2026-11-22T12:30"), VIENNA)).isEqualTo(vienna("2026-11-22T14:00"));
        assertThat(lunch.notBefore(vienna("2026-11-22T22:30"), VIENNA)).isEqualTo(vienna("2026-11-22T22:30"));
    }

    @Test
    void fromATimeUntilTheSameTimeThereAreNone() {
        assertThat(QuietHours.NONE.notBefore(vienna("2026-11-22T03:00"), VIENNA))
                .isEqualTo(vienna("2026-11-22T03:00"));
    }

    @Test
    void theyEndWhereTheClocksSkipTheirEndAndOnceWhereItComesTwice() {
        var short_ = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(short_.notBefore(vienna("2026-03-29T01:00"), VIENNA))
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(short_.notBefore(vienna("2026-10-25T01:00"), VIENNA))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(short_.notBefore(Instant.parse("2026-10-25T01:10:00Z"), VIENNA))
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void nothingIsEverMovedBackOrIntoTheQuiet() {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++) {
            var zone = CalendarPropertyTests.ZONES.get(random.nextInt(CalendarPropertyTests.ZONES.size()));
            var quiet = new QuietHours(
                    LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)),
                    LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)));
            var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextLong(366 * 86_400));
            var moved = quiet.notBefore(at, zone);
            assertThat(moved).as("%s %s %s", quiet, zone, at).isAfterOrEqualTo(at);
            assertThat(quiet.holdAt(moved, zone))
                    .as("%s %s %s", quiet, zone, at)
                    .isFalse();
            if (!quiet.holdAt(at, zone)) assertThat(moved).isEqualTo(at);
        }
    }

    private static Instant vienna(String local) {
        return LocalDateTime.parse(local).atZone(VIENNA).toInstant();
    }
}
