package dev.perennial.today.birthdays;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The birthdays one can greet for on a day: those of the two days before, when nobody may have been in, today's
/// and those of the week to come.
///
/// @param day the business's own day
record GreetingDays(LocalDate day) {
    static final int BEFORE = 2;
    static final int AHEAD = 6;

    /// @param early how many days it is before the birthday; 0 from the birthday on
    record GreetingDay(MonthDay day, int early) {}

    List<GreetingDay> all() {
        return LongStream.rangeClosed(-BEFORE, AHEAD)
                .mapToObj(day::plusDays)
                .flatMap(GreetingDays::bornOn)
                .map(born -> new GreetingDay(born, early(born)))
                .sorted(Comparator.comparing(GreetingDay::early))
                .toList();
    }

    private int early(MonthDay born) {
        var on = new Birthday(born, null).nearest(day);
        return (int) Math.max(0, on.toEpochDay() - day.toEpochDay());
    }

    private static Stream<MonthDay> bornOn(LocalDate date) {
        var leapDay = MonthDay.of(2, 29);
        var greetedToday = MonthDay.from(date);
        return leapDay.atYear(date.getYear()).equals(date) && !greetedToday.equals(leapDay)
                ? Stream.of(greetedToday, leapDay)
                : Stream.of(greetedToday);
    }
}
