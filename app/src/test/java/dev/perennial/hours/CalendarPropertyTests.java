package dev.perennial.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.platform.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds whatever the hours, the clocks and the moments: drawn at random, the seed in the message.
class CalendarPropertyTests {
    static final List<ZoneId> ZONES = java.util.stream.Stream.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "America/Havana",
                    "Asia/Kathmandu",
                    "Pacific/Apia",
                    "Africa/Casablanca",
                    "UTC")
            .map(ZoneId::of)
            .toList();
    static final int CALENDARS = 300;
    static final int MOMENTS = 200;

    @Test
    void theWholeIsTheSumOfItsParts() {
        each((calendar, random, as) -> {
            var a = moment(random);
            var b = moment(random);
            var c = moment(random);
            assertThat(calendar.elapsed(a, c))
                    .as(as)
                    .isEqualTo(calendar.elapsed(a, b).plus(calendar.elapsed(b, c)));
        });
    }

    @Test
    void whatWasAddedHasElapsedAndNotAMomentEarlier() {
        each((calendar, random, as) -> {
            var from = moment(random);
            var open = Duration.ofSeconds(random.nextLong(1, 40_000_000), random.nextInt(1_000_000_000));
            var by = calendar.add(from, open);
            assertThat(calendar.elapsed(from, by)).as(as).isEqualTo(open);
            assertThat(calendar.elapsed(from, by.minusNanos(1))).as(as).isEqualTo(open.minusNanos(1));
        });
    }

    @Test
    void whatHasElapsedLeadsBackToTheMomentOrToTheClosingBeforeIt() {
        each((calendar, random, as) -> {
            var from = moment(random);
            var to = from.plusSeconds(random.nextLong(60_000_000));
            var back = calendar.add(from, calendar.elapsed(from, to));
            assertThat(back).as(as).isBeforeOrEqualTo(to);
            assertThat(calendar.elapsed(back, to)).as(as).isZero();
            if (calendar.isOpen(to.minusNanos(1)) && to.isAfter(from))
                assertThat(back).as(as).isEqualTo(to);
        });
    }

    @Test
    void betweenOpeningAndClosingAllTimeCountsAndOutsideNone() {
        each((calendar, random, as) -> {
            var at = moment(random);
            var opening = calendar.nextOpening(at).orElseThrow();
            assertThat(calendar.elapsed(at, opening)).as(as).isZero();
            assertThat(calendar.isOpen(opening)).as(as).isTrue();
            calendar.nextClosing(opening).ifPresent(closing -> {
                assertThat(calendar.elapsed(opening, closing)).as(as).isEqualTo(Duration.between(opening, closing));
                assertThat(calendar.isOpen(closing)).as(as).isFalse();
            });
        });
    }

    /// Where the clocks never change, every minute can be looked up on the wall.
    @Test
    void itCountsAsOneWhoLooksAtTheClockEveryMinute() {
        for (var seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            var zone = ZoneId.of("Asia/Kathmandu");
            var weekly = weekly(random);
            var special = special(random);
            var calendar = new Calendar(zone, weekly, special, QuietHours.NONE);
            var from = Instant.parse("2026-12-28T00:00:00Z").plusSeconds(60L * random.nextInt(3_000));
            var minutes = 0;
            for (var i = 0; i < 14_400; i++) {
                var at = from.plusSeconds(60L * i);
                var isOpen = isOpenByTheWall(at, zone, weekly, special);
                if (isOpen) minutes++;
                assertThat(calendar.isOpen(at)).as("seed %s at %s", seed, at).isEqualTo(isOpen);
            }
            assertThat(calendar.elapsed(from, from.plusSeconds(60L * 14_400)))
                    .as("seed %s", seed)
                    .isEqualTo(Duration.ofMinutes(minutes));
        }
    }

    private interface Claim {
        void holdsFor(Calendar calendar, Random random, String as);
    }

    private static void each(Claim claim) {
        for (var seed = 1; seed <= CALENDARS; seed++) {
            var random = new Random(seed);
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var calendar = new Calendar(zone, weekly(random), special(random), QuietHours.NONE);
            for (var i = 0; i < MOMENTS; i++) claim.holdsFor(calendar, random, "seed " + seed + ", moment " + i);
        }
    }

    private static Instant moment(Random random) {
        return Instant.parse("2024-01-01T00:00:00Z")
                .plusSeconds(random.nextLong(4L * 366 * 86_400))
                .plusNanos(random.nextInt(3) * 333_333_333L);
    }

    private static OpeningHours weekly(Random random) {
        if (random.nextInt(12) == 0) return OpeningHours.NONE;
        var spans = new ArrayList<OpeningHours.Span>();
        if (random.nextInt(8) == 0)
            for (var day : DayOfWeek.values())
                spans.add(new OpeningHours.Span(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        else {
            spans.add(new OpeningHours.Span(DayOfWeek.of(1 + random.nextInt(7)), time(random), time(random)));
            for (var i = random.nextInt(14); i > 0; i--)
                spans.add(new OpeningHours.Span(DayOfWeek.of(1 + random.nextInt(7)), time(random), time(random)));
        }
        return new OpeningHours(spans);
    }

    private static SpecialDays special(Random random) {
        var once = new HashMap<LocalDate, SpecialDay>();
        for (var i = random.nextInt(40); i > 0; i--)
            once.put(LocalDate.of(2026, 12, 20).plusDays(random.nextInt(400) - 10), day(random));
        var yearly = new HashMap<MonthDay, SpecialDay>();
        for (var i = random.nextInt(6); i > 0; i--)
            yearly.put(MonthDay.from(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(366))), day(random));
        return new SpecialDays(once, yearly, new HashMap<>());
    }

    private static SpecialDay day(Random random) {
        return random.nextBoolean()
                ? SpecialDay.closed("closed")
                : new SpecialDay("other hours", List.of(new OpenSpan(time(random), time(random))));
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }

    private static boolean isOpenByTheWall(Instant at, ZoneId zone, OpeningHours weekly, SpecialDays special) {
        var local = at.atZone(zone).toLocalDateTime();
        var today = spans(local.toLocalDate(), weekly, special).stream()
                .anyMatch(span -> !local.toLocalTime().isBefore(span.opens())
                        && (span.runsPastMidnight() || local.toLocalTime().isBefore(span.closes())));
        var fromYesterday = spans(local.toLocalDate().minusDays(1), weekly, special).stream()
                .anyMatch(span -> span.runsPastMidnight() && local.toLocalTime().isBefore(span.closes()));
        return today || fromYesterday;
    }

    private static List<OpenSpan> spans(LocalDate day, OpeningHours weekly, SpecialDays special) {
        var other = special.on(day);
        if (other.isPresent()) return other.get().spans();
        if (weekly.spans().isEmpty()) return List.of(OpenSpan.WHOLE_DAY);
        return weekly.on(day.getDayOfWeek()).stream()
                .map(it -> new OpenSpan(it.opens(), it.closes()))
                .toList();
    }
}
