package dev.perennial.demo.bakery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.stream.Stream;

/// The eighteen months before a day: when the bakery was open, what the season was, and the one bad week.
///
/// @param today the day after the last one told
public record Seasons(LocalDate today) {
    private static final Set<MonthDay> HOLIDAYS = Set.of(MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(1, 1));

    public LocalDate first() {
        return today.minusMonths(18);
    }

    public LocalDate last() {
        return today.minusDays(1);
    }

    public Stream<LocalDate> days() {
        return first().datesUntil(today);
    }

    public boolean open(LocalDate day) {
        return !HOLIDAYS.contains(MonthDay.from(day)) && !day.equals(easter(day.getYear()));
    }

    public LocalDate lastOpenDay() {
        return Stream.iterate(last(), day -> day.minusDays(1))
                .filter(this::open)
                .findFirst()
                .orElseThrow();
    }

    /// From this day on everything costs a little more.
    public LocalDate priceRise() {
        return first().plusMonths(9).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    }

    /// The Monday of the week in which the oven was broken: the last spring that lies two months back.
    public LocalDate badWeek() {
        var thisYear = badWeek(today.getYear());
        return thisYear.plusDays(60).isBefore(today) ? thisYear : badWeek(today.getYear() - 1);
    }

    private static LocalDate badWeek(int year) {
        return easter(year).plusDays(10).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    public boolean ovenBroken(LocalDate day) {
        return !day.isBefore(badWeek()) && day.isBefore(badWeek().plusWeeks(1));
    }

    public boolean christmas(LocalDate day) {
        return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() <= 24
                || day.getMonth() == Month.NOVEMBER && day.getDayOfMonth() >= 15;
    }

    public boolean beforeEaster(LocalDate day) {
        var left = ChronoUnit.DAYS.between(day, easter(day.getYear()));
        return left > 0 && left <= 35;
    }

    /// 0 in the cold half of the year, 1 in the middle of July.
    double warmth(LocalDate day) {
        var fromJuly = (day.getDayOfYear() - 196) / 365.25 * 2 * StrictMath.PI;
        return Math.max(0, StrictMath.cos(fromJuly));
    }

    /// How much more or less of everything is sold at this time of the year.
    double bustle(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> day.getDayOfMonth() < 16 ? 0.78 : 0.9;
            case FEBRUARY -> 0.95;
            case AUGUST -> 0.87;
            case DECEMBER -> 1.2;
            default -> 1.0;
        };
    }

    /// The Gregorian Easter Sunday, by the anonymous algorithm (Meeus, Jones and Butcher).
    static LocalDate easter(int year) {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
