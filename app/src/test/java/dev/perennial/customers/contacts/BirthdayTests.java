package dev.perennial.customers.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayTests {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "1984-02-29, AT, 29, 2, 1984",
        "1984-02-29T00:00:00Z, AT, 29, 2, 1984",
        "19840229, AT, 29, 2, 1984",
        "29.2.1984, AT, 29, 2, 1984",
        "3/4/1984, GB, 3, 4, 1984",
        "3/4/1984, US, 4, 3, 1984",
        "3.4.1984, US, 3, 4, 1984",
        "29.2., AT, 29, 2,",
        "--02-29, AT, 29, 2,"
    })
    void birthdaysAreReadAsPeopleWriteThem(String text, String country, int day, int month, Integer year) {
        assertThat(Birthday.read(text, country, TODAY)).contains(new Birthday(MonthDay.of(month, day), year));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "30.2.", "29.2.1983", "1.13.1984", "1.1.0202", "22.11.2026", "1.1.12345"})
    void daysNobodyWasBornOnAreLeftOut(String text) {
        assertThat(Birthday.read(text, "AT", TODAY)).isEmpty();
    }

    @Test
    void whoIsBornOnTheTwentyNinthOfFebruaryCelebratesEveryYear() {
        var birthday = Birthday.read("29.2.", "AT", TODAY).orElseThrow();

        assertThat(birthday.in(2027)).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(birthday.in(2028)).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    void ageIsKnownOnlyWithTheYear() {
        assertThat(new Birthday(MonthDay.of(2, 29), 1984).turning(2027)).contains(43);
        assertThat(new Birthday(MonthDay.of(2, 29), null).turning(2027)).isEmpty();
    }
}
