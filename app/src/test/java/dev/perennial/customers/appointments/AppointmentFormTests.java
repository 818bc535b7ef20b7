package dev.perennial.customers.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// The nights on which the clocks change in Vienna: 29 March 2026 has no half past two, 25 October 2026 has two.
@PerennialTest
class AppointmentFormTests {
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aTimeIsMeantByTheBusinesssClocks() {
        assertThat(start(form("2026-07-01", "14:30", ""))).isEqualTo(Instant.parse("2026-07-01T12:30:00Z"));
        assertThat(start(form("2026-12-01", "14:30", ""))).isEqualTo(Instant.parse("2026-12-01T13:30:00Z"));
    }

    @Test
    void aTimeThatIsSkippedIsRefusedWithTheReason() {
        assertThat(mistake(form("2026-03-29", "02:30", ""), "time"))
                .contains("02:30 does not exist", "from 02:00 to 03:00");
        assertThat(start(form("2026-03-29", "03:00", ""))).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void aTimeThatComesTwiceIsAskedBack() {
        assertThat(mistake(form("2026-10-25", "02:30", ""), "which")).contains("comes twice");
        assertThat(start(form("2026-10-25", "02:30", "FIRST"))).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(start(form("2026-10-25", "02:30", "SECOND"))).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void theFormOfAKnownAppointmentReadsAsTheSame() {
        for (var which : new String[] {"FIRST", "SECOND"}) {
            var read = form("2026-10-25", "02:30", which).read(VIENNA, NEW_YEAR, null);
            assertThat(read)
                    .isInstanceOfSatisfying(
                            AppointmentForm.InOrder.class,
                            it -> assertThat(AppointmentForm.of(it.details(), VIENNA)
                                            .read(VIENNA, NEW_YEAR, null))
                                    .isEqualTo(it));
        }
    }

    @Test
    void theDayBeforeIsTheSameTimeOfDayHoweverLongTheNight() {
        var start = Instant.parse("2026-10-25T09:00:00Z");

        assertThat(Remind.THE_DAY_BEFORE.at(start, VIENNA)).isEqualTo(Instant.parse("2026-10-24T08:00:00Z"));
    }

    @Test
    void thatMorningIsNeverAfterTheAppointment() {
        var early = Instant.parse("2026-12-01T04:00:00Z");

        assertThat(Remind.THAT_MORNING.at(early, VIENNA)).isEqualTo(early);
        assertThat(Remind.THAT_MORNING.at(early.plusSeconds(36_000), VIENNA))
                .isEqualTo(Instant.parse("2026-12-01T06:00:00Z"));
    }

    @Test
    void whatIsPastIsNoAppointment() {
        assertThat(mistake(form("2025-12-31", "10:00", ""), "day")).contains("is past");
    }

    @Test
    void eachMistakeIsNamedWithWhatWasTyped() {
        assertThat(mistake(form("31.12.", "10:00", ""), "day")).contains("“31.12.”");
        assertThat(mistake(form("2026-12-01", "noon", ""), "time")).contains("“noon”");
        assertThat(mistake(
                        new AppointmentForm("Tasting", "2026-12-01", "10:00", "", "2", "", "", Remind.NEVER),
                        "minutes"))
                .contains("“2”");
        assertThat(mistake(new AppointmentForm(" ", "2026-12-01", "10:00", "", "60", "", "", Remind.NEVER), "title"))
                .contains("What is it for?");
    }

    private static AppointmentForm form(String day, String time, String which) {
        return new AppointmentForm("Tasting", day, time, which, "60", "", "", Remind.AN_HOUR_BEFORE);
    }

    private static Instant start(AppointmentForm form) {
        return form.read(VIENNA, NEW_YEAR, null) instanceof AppointmentForm.InOrder(var details)
                ? details.startsAt()
                : Instant.EPOCH;
    }

    private static String mistake(AppointmentForm form, String input) {
        return form.read(VIENNA, NEW_YEAR, null) instanceof AppointmentForm.Unclear(var mistakes)
                ? mistakes.getOrDefault(input, "")
                : "";
    }
}
