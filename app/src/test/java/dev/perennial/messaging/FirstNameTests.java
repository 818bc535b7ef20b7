package dev.perennial.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstNameTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Winter|Ada",
                "Ada|Ada",
                "Winter, Ada|Ada",
                "Dr. Ada Winter|Ada",
                "Frau Mag. Ada Winter|Ada",
                "Winter, Dr. Ada|Ada",
                "Jean-Luc Picard|Jean-Luc",
                "Şule Yılmaz|Şule",
                "Frau Winter|",
                "Mr Winter|",
                "Winter GmbH|",
                "Café Ada & Co|",
                "Hotel Post|",
                "Table 7|",
                "ada@example.org|",
                "A. Winter|",
                "Familie Winter|",
                "+43 1 234|",
                "''|",
            })
    void peopleAreGreetedByTheirFirstNameWhereItIsPlain(String name, String first) {
        assertThat(FirstName.of(name)).isEqualTo(Optional.ofNullable(first));
    }
}
