package dev.perennial.customers.privacy.record;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class PapersTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void aShop() {
        shop.open();
        db.sql("delete from customers.retention").update();
        db.sql("delete from access.api_token").update();
        db.sql("delete from programs.endpoint").update();
    }

    @Test
    void bothNameWhatIsHeldAndForHowLong() {
        for (var paper : new String[] {"/customers/privacy/record", "/customers/privacy/record/notice"})
            assertThat(text(paper))
                    .contains(
                            "Ada’s Bakery",
                            "How to reach the person",
                            "Scores",
                            "Notes: 1,095 days",
                            "Nobody outside the business");
    }

    @Test
    void anotherPeriodAndANewTokenShowAtOnce() {
        db.sql("insert into customers.retention (name, days) values ('customers.retention.notes', 400)")
                .update();
        db.sql("""
            insert into access.api_token (name, sha256, prefix, scopes, created_by, created_at)
            values ('Web shop', 'y', 'y', '{orders:read}', ?, now())""").param(shop.ada().account()).update();
        db.sql(
                        "insert into programs.endpoint (url, events, made_at) values ('https://shop.example/hook', '{x}', now())")
                .update();
        for (var paper : new String[] {"/customers/privacy/record", "/customers/privacy/record/notice"})
            assertThat(text(paper)).contains("Notes: 400 days", "Program “Web shop”", "https://shop.example/hook");
    }

    @Test
    void whatOnlyTheOwnerKnowsIsAskedForAndPrinted() {
        assertThat(text("/customers/privacy/record")).contains("are still missing");
        save("12").hasStatus(303);
        assertThat(text("/customers/privacy/record/notice"))
                .contains("Bread Lane 1, Vienna", "privacy@bakery.example", "Of customers younger than 12");
        assertThat(text("/customers/privacy/record/notice.txt"))
                .contains("Notice to customers\n=====", "- privacy@bakery.example");
        assertThat(text("/customers/privacy/record/record.txt")).contains("Record of processing\n=====");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "22", "ten", "1.5"})
    void anAgeThatIsNoneIsRefused(String age) {
        save(age).hasStatus(422).bodyText().contains("“" + age + "” is no age");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResultAssert save(String age) {
        return assertThat(browser.post()
                .uri("/customers/privacy/record")
                .param("address", "Bread Lane 1, Vienna")
                .param("contact", "privacy@bakery.example")
                .param("leastAge", age)
                .with(signedInAs(shop.ada()))
                .exchange());
    }

    private String text(String address) {
        var answer = browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
