package dev.perennial.today.birthdays;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// When somebody was born, with or without the year. Who was born on 29 February is greeted on the 28th in
/// years that have no 29th.
record Birthday(MonthDay day, @Nullable Integer bornIn) {

    /// The day of the greeting nearest to this day, which may lie in the year before or after.
    LocalDate nearest(LocalDate to) {
        var thisYear = day.atYear(to.getYear());
        if (thisYear.isAfter(to.plusMonths(6))) return day.atYear(to.getYear() - 1);
        if (thisYear.isBefore(to.minusMonths(6))) return day.atYear(to.getYear() + 1);
        return thisYear;
    }

    /// How old they get on that day; nothing when the year is not known, or is hardly meant.
    OptionalInt turns(LocalDate on) {
        if (bornIn == null) return OptionalInt.empty();
        var age = on.getYear() - bornIn;
        return age > 0 && age < 125 ? OptionalInt.of(age) : OptionalInt.empty();
    }
}
