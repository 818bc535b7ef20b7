package dev.perennial.conversations.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.conversations.CaseState.Priority;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.promises.Course.Deadlines;
import dev.perennial.conversations.promises.Course.Turn;
import dev.perennial.conversations.promises.Promise.Asked;
import dev.perennial.conversations.promises.Promise.Whose;
import dev.perennial.hours.Calendar;
import dev.perennial.hours.PlaceId;
import dev.perennial.hours.QuietHours;
import dev.perennial.hours.SpecialDays;
import dev.perennial.platform.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nine to five on weekdays in Berlin; 23 November 2026 is a Monday.
class CourseTests {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Calendar OFFICE = new Calendar(
            BERLIN,
            new OpeningHours(Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                    .map(day -> new OpeningHours.Span(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                    .toList()),
            SpecialDays.NONE,
            QuietHours.NONE);
    static final Promise FOUR_HOURS_TWO_DAYS = promise(Whose.ANYBODYS, Duration.ofHours(4), Duration.ofHours(16));

    @Test
    void theAnswerIsDueAfterSoMuchOpenTimeSinceTheFirstWords() {
        var course = new Course(List.of(turn("20T15:00", null)), at("20T15:00"));

        assertThat(course.by(FOUR_HOURS_TWO_DAYS, OFFICE).answerBy()).isEqualTo(at("23T11:00"));
    }

    @Test
    void theWholeIsDueAfterSoMuchOpenTimeAsItWasUpToUs() {
        var course = new Course(
                List.of(turn("23T09:00", "23T12:00"), turn("24T10:00", "24T17:00"), turn("26T09:00", null)),
                at("26T09:00"));

        assertThat(course.by(FOUR_HOURS_TWO_DAYS, OFFICE).solveBy()).isEqualTo(at("26T15:00"));
        assertThat(course.worked(OFFICE, at("26T10:00"))).isEqualTo(Duration.ofHours(11));
    }

    @Test
    void whileItIsUpToTheCustomerNothingIsDue() {
        var course = new Course(List.of(turn("23T09:00", "23T12:00")), null);

        assertThat(course.by(FOUR_HOURS_TWO_DAYS, OFFICE)).isEqualTo(Deadlines.NONE);
    }

    @Test
    void whatWasOverdueBeforeTheCustomerHadToSaySomethingStaysSo() {
        var course = new Course(List.of(turn("16T09:00", "18T12:00")), null);

        assertThat(course.by(FOUR_HOURS_TWO_DAYS, OFFICE).solveBy()).isEqualTo(at("17T17:00"));
    }

    @Test
    void itIsSoonOverdueWhenAQuarterIsLeft() {
        var course = new Course(List.of(turn("23T09:00", null)), at("23T09:00"));

        assertThat(course.by(FOUR_HOURS_TWO_DAYS, OFFICE).soonAt()).isEqualTo(at("23T12:00"));
        assertThat(course.by(promise(Whose.ANYBODYS, null, Duration.ofHours(16)), OFFICE)
                        .soonAt())
                .isEqualTo(at("24T13:00"));
    }

    @Test
    void theFirstPromiseThatFitsCounts() {
        var urgent = promise(new Whose(Priority.URGENT, null, null, null, null), Duration.ofHours(1), null);
        var gold = promise(new Whose(null, null, null, "loyalty.tier", "Gold"), Duration.ofHours(2), null);
        var chat = promise(new Whose(null, Via.CHAT, null, null, null), Duration.ofMinutes(5), null);
        var all = List.of(urgent, gold, chat, FOUR_HOURS_TWO_DAYS);

        assertThat(Promise.first(all, asked(Priority.URGENT, Via.CHAT, "gold"))).contains(urgent);
        assertThat(Promise.first(all, asked(Priority.NORMAL, Via.CHAT, "gold"))).contains(gold);
        assertThat(Promise.first(all, asked(Priority.NORMAL, Via.CHAT, "silver")))
                .contains(chat);
        assertThat(Promise.first(all, asked(Priority.NORMAL, Via.EMAIL, ""))).contains(FOUR_HOURS_TWO_DAYS);
        assertThat(Promise.first(List.of(gold), asked(Priority.NORMAL, Via.EMAIL, "")))
                .isEmpty();
    }

    @Test
    void lengthsOfTimeAreReadAsPeopleWriteThem() {
        assertThat(OpenTime.read("4")).contains(Duration.ofHours(4));
        assertThat(OpenTime.read("1:30")).contains(Duration.ofMinutes(90));
        assertThat(OpenTime.read("2 h")).contains(Duration.ofHours(2));
        assertThat(OpenTime.read("30 min")).contains(Duration.ofMinutes(30));
        for (var wrong : List.of("0", "0:00", "-1", "1:75", "soon", "", "4 days"))
            assertThat(OpenTime.read(wrong)).as(wrong).isEmpty();
        assertThat(OpenTime.read(OpenTime.written(Duration.ofMinutes(95)))).contains(Duration.ofMinutes(95));
    }

    private static Asked asked(Priority priority, Via via, String tier) {
        return new Asked(priority, via, null, Map.of("loyalty.tier", tier));
    }

    static Promise promise(Whose whose, @Nullable Duration answer, @Nullable Duration solve) {
        return new Promise(UUID.randomUUID(), "Promise", whose, answer, solve, PlaceId.BUSINESS);
    }

    private static Turn turn(String from, @Nullable String until) {
        return new Turn(at(from), until == null ? null : at(until));
    }

    static Instant at(String dayAndTime) {
        return LocalDateTime.parse("2026-11-" + dayAndTime).atZone(BERLIN).toInstant();
    }
}
