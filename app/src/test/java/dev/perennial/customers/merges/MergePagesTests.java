package dev.perennial.customers.merges;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.PersonalData;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class MergePagesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Customers customers;

    @Autowired
    List<PersonalData> modules;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    CustomerId anna;
    CustomerId mayer;

    @BeforeEach
    void twoOfTheSame() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.intake, customers.customer cascade").update();
        var people = new People(db, customers, modules);
        mayer = people.known("web", "W9", "A. Mayer", "a.mayer@y.example", "0664 7654321");
        TestClock.INSTANCE.advance(Duration.ofDays(1));
        anna = people.known("till", "7", "Anna Maier", "anna@x.example", null);
    }

    @Test
    void twoAreShownSideBySideWithASensibleChoice() {
        var page = get("/customers/merges/new?customer=" + anna + "&other=" + mayer);

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Anna Maier", "A. Mayer", "anna@x.example", "a.mayer@y.example", "compare-differs")
                .containsPattern("name=\"name\" value=\"ABSORBED\" checked")
                .doesNotContain("name=\"birthday\"");
    }

    @Test
    void oneClickMergesAndTheOldAddressLeadsToTheSurvivor() {
        var merged = browser.post()
                .uri("/customers/merges")
                .param("survivor", mayer.toString())
                .param("absorbed", anna.toString())
                .param("name", "ABSORBED")
                .with(signedInAs(shop.ada()))
                .exchange();

        assertThat(merged).hasStatus(303).redirectedUrl().isEqualTo("/customers/" + mayer);
        assertThat(get("/customers/" + anna)).hasStatus(303).redirectedUrl().isEqualTo("/customers/" + mayer);
        assertThat(get("/customers/" + mayer)).hasStatusOk().bodyText().contains("Anna Maier", "Make them two again");
        assertThat(get("/customers/" + anna + "/edit")).hasStatusOk().bodyText().contains("Anna Maier");
        assertThat(get("/customers/merges/new?customer=" + anna + "&other=" + mayer))
                .redirectedUrl()
                .isEqualTo("/customers/" + mayer);

        var parted = browser.post()
                .uri("/customers/merges/" + merge() + "/separation")
                .param("customer", mayer.toString())
                .with(signedInAs(shop.ada()))
                .exchange();
        assertThat(parted).hasStatus(303).redirectedUrl().isEqualTo("/customers/" + anna);
        assertThat(get("/customers/" + anna)).hasStatusOk().bodyText().contains("Anna Maier", "Ada Winter parted two");
        assertThat(get("/customers/" + mayer)).hasStatusOk().bodyText().contains("A. Mayer", "Ada Winter merged two");
    }

    @Test
    void theOtherOneIsFoundByTyping() {
        assertThat(get("/customers/merges/new?customer=" + anna))
                .hasStatusOk()
                .bodyText()
                .contains("Who is the same as Anna Maier?");
        assertThat(get("/customers/merges/new?customer=" + anna + "&q=mayer"))
                .hasStatusOk()
                .bodyText()
                .contains("customer=" + anna + "&other=" + mayer);
        assertThat(get("/customers/merges/new?customer=" + anna + "&q=maier"))
                .bodyText()
                .doesNotContain("other=");
    }

    @Test
    void staffMayCompareButNotMerge() {
        var bo = signedInAs(shop.bo());
        assertThat(browser.get()
                        .uri("/customers/merges/new?customer=" + anna + "&other=" + mayer)
                        .with(bo)
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Only a manager")
                .doesNotContain("Merge into one");
        assertThat(browser.post()
                        .uri("/customers/merges")
                        .param("survivor", mayer.toString())
                        .param("absorbed", anna.toString())
                        .with(bo)
                        .exchange())
                .hasStatus(403);
        assertThat(customers.exists(anna)).isTrue();
    }

    private String merge() {
        return db.sql("select id::text from customers.merge")
                .query(String.class)
                .single();
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).with(signedInAs(shop.ada())).exchange();
    }
}
