package dev.perennial.customers.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0664 1234567",
                "0664/123 45-67",
                "(0664) 1234567",
                "+43 664 1234567",
                "+43 (0)664 1234567",
                "0043 664 1234567",
                "+436641234567",
                "٠٦٦٤ ١٢٣٤٥٦٧"
            })
    void everySpellingOfANumberIsTheSame(String text) {
        assertThat(Phones.international(text, "AT")).contains("+436641234567");
    }

    @Test
    void withoutACountryCodeTheBusinesssCountryIsMeant() {
        assertThat(Phones.international("0171 1234567", "DE")).contains("+491711234567");
        assertThat(Phones.international("(212) 555-0123", "US")).contains("+12125550123");
    }

    @Test
    void theExtensionIsKeptAndTellsPeopleApart() {
        assertThat(Phones.international("+1 212 555 0123 ext. 12", "US")).contains("+12125550123;ext=12");
        assertThat(Phones.key("+1 212 555 0123 x13", "US")).isNotEqualTo(Phones.key("+1 212 555 0123 x12", "US"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "-", "12", "000000", "1111111", "ada@x.example"})
    void whatIsNoNumberIsNobodys(String text) {
        assertThat(Phones.key(text, "AT")).isNull();
    }

    @Test
    void aNumberNoPhoneCanHaveKeepsItsDigits() {
        assertThat(Phones.international("1234567890123456789", "AT")).isEmpty();
        assertThat(Phones.key("123 4567-890123456789", "AT")).isEqualTo("1234567890123456789");
    }

    @Test
    void aNumberIsWrittenAsPeopleOfTheCountryDo() {
        assertThat(Phones.written("+436641234567", "AT")).isEqualTo("0664 1234567");
        assertThat(Phones.written("+436641234567", "DE")).isEqualTo("+43 664 1234567");
    }
}
