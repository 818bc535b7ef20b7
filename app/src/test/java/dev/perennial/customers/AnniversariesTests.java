package dev.perennial.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Anniversaries.Anniversary;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AnniversariesTests {
    final Anniversaries turnOfTheYear = new Anniversaries(LocalDate.of(2026, 12, 20), LocalDate.of(2027, 1, 10));
    final Anniversaries lateFebruary = new Anniversaries(LocalDate.of(2027, 2, 20), LocalDate.of(2027, 2, 28));

    @Test
    void countsTheYearsToTheDay() {
        assertThat(turnOfTheYear.of(LocalDate.of(2023, 12, 24)))
                .contains(new Anniversary(LocalDate.of(2026, 12, 24), 3));
    }

    @Test
    void seesBeyondTheTurnOfTheYear() {
        assertThat(turnOfTheYear.of(LocalDate.of(2023, 1, 2))).contains(new Anniversary(LocalDate.of(2027, 1, 2), 4));
    }

    @Test
    void theDayItselfIsNoAnniversary() {
        assertThat(turnOfTheYear.of(LocalDate.of(2026, 12, 24))).isEmpty();
    }

    @Test
    void theLeapDayIsRememberedOnThe28thInACommonYear() {
        assertThat(lateFebruary.of(LocalDate.of(2024, 2, 29))).contains(new Anniversary(LocalDate.of(2027, 2, 28), 3));
        assertThat(new Anniversaries(LocalDate.of(2028, 2, 20), LocalDate.of(2028, 3, 5)).of(LocalDate.of(2024, 2, 29)))
                .contains(new Anniversary(LocalDate.of(2028, 2, 29), 4));
    }

    @Test
    void whoeverHasAnAnniversaryLiesInASpanThatIsSearched() {
        for (var window : new Anniversaries[] {turnOfTheYear, lateFebruary})
            for (var began = LocalDate.of(2000, 1, 1); began.isBefore(window.to()); began = began.plusDays(1)) {
                var day = began;
                if (window.of(day).isPresent())
                    assertThat(window.beginnings())
                            .as("%s", day)
                            .anyMatch(span -> !day.isBefore(span.first()) && !day.isAfter(span.last()));
            }
    }
}
