package dev.perennial.today.birthdays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.today.birthdays.GreetingDays.GreetingDay;
import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

class GreetingDaysTests {
    @Test
    void fromTwoDaysAgoToTheEndOfTheWeekToCome() {
        assertThat(new GreetingDays(LocalDate.of(2026, 11, 21)).all())
                .extracting(GreetingDay::day)
                .hasSize(9)
                .contains(MonthDay.of(11, 19), MonthDay.of(11, 27))
                .doesNotContain(MonthDay.of(11, 18), MonthDay.of(11, 28));
    }

    @Test
    void goOnOverTheEndOfTheYear() {
        assertThat(new GreetingDays(LocalDate.of(2026, 12, 29)).all())
                .contains(new GreetingDay(MonthDay.of(12, 31), 2), new GreetingDay(MonthDay.of(1, 4), 6));
    }

    @Test
    void holdTheLeapDayInYearsWithoutOne() {
        assertThat(new GreetingDays(LocalDate.of(2027, 2, 27)).all())
                .contains(new GreetingDay(MonthDay.of(2, 28), 1), new GreetingDay(MonthDay.of(2, 29), 1));
    }

    @Test
    void holdTheLeapDayOnceInYearsWithOne() {
        assertThat(new GreetingDays(LocalDate.of(2028, 2, 27)).all())
                .filteredOn(it -> it.day().equals(MonthDay.of(2, 29)))
                .containsExactly(new GreetingDay(MonthDay.of(2, 29), 2));
    }

    @Test
    void aBelatedGreetingCannotWait() {
        assertThat(new GreetingDays(LocalDate.of(2026, 11, 21)).all())
                .contains(new GreetingDay(MonthDay.of(11, 19), 0), new GreetingDay(MonthDay.of(11, 22), 1));
    }
}
