package dev.perennial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTests {
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12.40|1240", "12,40|1240", "12|1200", "€ 12,4|1240", "0.50 €|50", "12.400|1240"})
    void amountsAreReadAsPeopleTypeThem(String typed, long minor) {
        assertThat(Amounts.typed(typed, EUR)).hasValue(minor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "twelve", "1.234,50", "1,234.50", "-5", "12.345", "1e3", "99999999999999", "٣"})
    void whatMayMeanTwoThingsIsNotGuessed(String typed) {
        assertThat(Amounts.typed(typed, EUR)).isEmpty();
    }

    @Test
    void aCurrencyWithoutCentsTakesNone() {
        var yen = Currency.getInstance("JPY");
        assertThat(Amounts.exact("1240", yen)).hasValue(1240);
        assertThat(Amounts.exact("1240.5", yen)).isEmpty();
        assertThat(Amounts.exact("12.345", Currency.getInstance("KWD"))).hasValue(12345);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,40", " 12.40", "+12.40", "12.40 EUR", "1e3", "", "."})
    void programsWriteAmountsInOneWay(String text) {
        assertThat(Amounts.exact(text, EUR)).isEmpty();
    }
}
