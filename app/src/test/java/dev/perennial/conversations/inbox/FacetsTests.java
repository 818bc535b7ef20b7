package dev.perennial.conversations.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacetsTests {
    @ParameterizedTest
    @CsvSource({"champion_of_bread, Champion of bread", "POSITIVE, Positive", "VIP, VIP", "gold, Gold", "Anna M, Anna M"
    })
    void whatIsTrueOfACustomerReadsAsPeopleWriteIt(String value, String said) {
        assertThat(Facets.said(value)).isEqualTo(said);
    }
}
