package dev.perennial.customers.privacy.requests;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class RequestTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient db;

    CustomerId anna;

    @BeforeEach
    void aCustomer() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from customers.privacy_request").update();
        anna = customers
                .identify("till", Person.unknown().withName("Anna Maier").withEmail("anna.maier@example.com"))
                .orElseThrow()
                .customer();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-05, 2026-12-05", "2026-01-31, 2026-02-28", "2026-08-31, 2026-09-30"})
    void theAnswerIsDueAMonthAfterTheDayItWasAsked(LocalDate asked, LocalDate due) {
        assertThat(PrivacyRequest.dueAfter(asked)).isEqualTo(due);
    }

    @Test
    void aRequestIsWrittenDownGetsPressingAndIsAnswered() {
        note("2026-11-05");
        assertThat(text("/customers/privacy")).contains("Anna Maier", "A copy of everything held", "5 Dec 2026");
        assertThat(text("/today")).doesNotContain("Answer Anna Maier’s privacy request");

        TestClock.INSTANCE.advance(Duration.ofDays(9));
        assertThat(text("/today")).contains("Answer Anna Maier’s privacy request");
        TestClock.INSTANCE.advance(Duration.ofDays(9));
        assertThat(text("/customers/privacy/" + anna)).contains("should have been answered by");

        var id = db.sql("select id from customers.privacy_request")
                .query(UUID.class)
                .single();
        assertThat(browser.post()
                        .uri("/customers/privacy/requests/" + id + "/answer")
                        .with(signedInAs(shop.ada())))
                .hasStatus(303);
        assertThat(text("/customers/privacy")).contains("Nothing is open");
        assertThat(text("/today")).doesNotContain("Answer Anna Maier’s privacy request");
    }

    @Test
    void theCounterIsNotAskedToAnswer() {
        note("2026-10-25");
        assertThat(browser.get().uri("/today").with(signedInAs(shop.bo())))
                .bodyText()
                .doesNotContain("privacy request", "/customers/privacy");
        assertThat(text("/today")).contains("/customers/privacy");
        assertThat(browser.get().uri("/customers/privacy").with(signedInAs(shop.bo())))
                .hasStatus(403);
    }

    @ParameterizedTest
    @CsvSource({"05.11.2026", "2026-12-24", "1999-01-01"})
    void aDayThatCannotBeIsNotWrittenDown(String day) {
        note(day);
        assertThat(db.sql("select count(*) from customers.privacy_request")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void note(String askedOn) {
        assertThat(browser.post()
                        .uri("/customers/privacy/requests")
                        .param("customer", anna.toString())
                        .param("kind", "ACCESS")
                        .param("askedOn", askedOn)
                        .with(signedInAs(shop.ada())))
                .hasStatus(303);
    }

    private String text(String address) {
        var answer = browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
