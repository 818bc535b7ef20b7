package dev.perennial.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    POINT | 12.50           | 12.50    | -
                    POINT | 1,234.56        | 1234.56  | -
                    POINT | 1'234.56        | 1234.56  | -
                    POINT | 1,23,456.00     | 123456.00| -
                    COMMA | 1.234,56        | 1234.56  | -
                    COMMA | 1 234,56        | 1234.56  | -
                    COMMA | 1\u00a0234,56   | 1234.56  | -
                    COMMA | 1.234           | 1234     | -
                    POINT | .5              | 0.5      | -
                    POINT | 7.              | 7        | -
                    POINT | -3.20           | -3.20    | -
                    POINT | 3.20-           | -3.20    | -
                    POINT | (3.20)          | -3.20    | -
                    POINT | £3.20           | 3.20     | GBP
                    POINT | -£3.20          | -3.20    | GBP
                    POINT | £-3.20          | -3.20    | GBP
                    COMMA | 3,20 €          | 3.20     | EUR
                    COMMA | EUR 3,20        | 3.20     | EUR
                    COMMA | 3,20 CHF        | 3.20     | CHF
                    COMMA | 12,00 zł        | 12.00    | PLN
                    POINT | Fr. 3.20        | 3.20     | CHF
                    POINT | $3.20           | 3.20     | -
                    POINT | US$3.20         | 3.20     | USD""")
    void readsANumberAsPeopleWriteIt(DecimalMark mark, String text, BigDecimal value, @Nullable String currency) {
        var read = Amount.read(text, mark);
        assertThat(read).isNotNull();
        assertThat(read.value()).isEqualByComparingTo(value);
        assertThat(read.currency()).isEqualTo(currency);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POINT | 1,5
                    POINT | 12,50
                    COMMA | 12.50
                    POINT | free
                    POINT | 1.2.3
                    POINT | 12 EUR extra
                    POINT | --3
                    POINT | .
                    POINT | -""")
    void whatIsNoNumberUnderThisMarkIsNotMadeOne(DecimalMark mark, String text) {
        assertThat(Amount.read(text, mark)).isNull();
    }

    @Test
    void oneClearAmountDecidesTheMark() {
        var german = new DecimalMark.Evidence();
        for (var text : new String[] {"1.234", "2.000", "3,5"}) german.see(text);
        assertThat(german.mark()).isEqualTo(DecimalMark.COMMA);
    }

    @Test
    void thousandsThatCouldBeFractionsAreLeftOpen() {
        var open = new DecimalMark.Evidence();
        for (var text : new String[] {"1.234", "2.000"}) open.see(text);
        assertThat(open.mark()).isNull();
    }
}
