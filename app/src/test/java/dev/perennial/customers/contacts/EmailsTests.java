package dev.perennial.customers.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTests {
    @Test
    void caseDoesNotTellAddressesApart() {
        assertThat(Emails.key("Ada.Winter@Example.COM")).isEqualTo("ada.winter@example.com");
    }

    @Test
    void dotsAndTagsDo() {
        assertThat(Emails.key("a.b+shop@x.example")).isEqualTo("a.b+shop@x.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n/a",
                "ada",
                "ada@",
                "@x.example",
                "a@b@c",
                "a b@x.example",
                "a@x..example",
                "a@x.example,b@x.example"
            })
    void whatCannotBeAnAddressIsNobodys(String text) {
        assertThat(Emails.key(text)).isNull();
    }

    @Test
    void anAddressLongerThanAnyCanBeIsNone() {
        assertThat(Emails.key("a".repeat(400) + "@x.example")).isNull();
    }
}
