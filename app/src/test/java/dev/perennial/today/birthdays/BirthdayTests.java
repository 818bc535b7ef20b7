package dev.perennial.today.birthdays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

class BirthdayTests {
    @Test
    void aBirthdayInJanuaryIsNearInLateDecember() {
        var newYear = new Birthday(MonthDay.of(1, 2), 1986);

        assertThat(newYear.nearest(LocalDate.of(2026, 12, 30))).isEqualTo(LocalDate.of(2027, 1, 2));
        assertThat(newYear.turns(LocalDate.of(2027, 1, 2))).hasValue(41);
    }

    @Test
    void aBirthdayInDecemberIsStillNearInEarlyJanuary() {
        assertThat(new Birthday(MonthDay.of(12, 31), null).nearest(LocalDate.of(2027, 1, 1)))
                .isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void whoWasBornOnALeapDayIsGreetedOnThe28thInOtherYears() {
        var leap = new Birthday(MonthDay.of(2, 29), 1988);

        assertThat(leap.nearest(LocalDate.of(2027, 2, 25))).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(leap.nearest(LocalDate.of(2028, 2, 25))).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    void withoutAYearNobodyTurnsAnything() {
        assertThat(new Birthday(MonthDay.of(5, 1), null).turns(LocalDate.of(2026, 5, 1)))
                .isEmpty();
    }

    @Test
    void anAgeNobodyReachesIsNotSaid() {
        var thisYear = LocalDate.of(2026, 5, 1);

        assertThat(new Birthday(MonthDay.of(5, 1), 1900).turns(thisYear)).isEmpty();
        assertThat(new Birthday(MonthDay.of(5, 1), 2026).turns(thisYear)).isEmpty();
        assertThat(new Birthday(MonthDay.of(5, 1), 2030).turns(thisYear)).isEmpty();
    }
}
