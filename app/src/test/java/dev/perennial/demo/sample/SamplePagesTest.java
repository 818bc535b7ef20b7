package dev.perennial.demo.sample;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.access.SampleStaff;
import dev.perennial.orders.SampleOrders;
import dev.perennial.orders.SamplePurchase.Product;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class SamplePagesTest {
    @Autowired
    SampleRemoval removal;

    @Autowired
    SampleStaff staff;

    @Autowired
    SampleOrders orders;

    @Autowired
    Businesses businesses;

    @Autowired
    Shop shop;

    @Autowired
    MockMvcTester browser;

    /// A very small one: its owner and one loaf.
    @BeforeEach
    void aSample() {
        removal.remove();
        var real = shop.open();
        businesses.save(new Business(
                real.name(),
                real.kind(),
                real.country(),
                real.currency(),
                real.zone(),
                real.language(),
                real.hours(),
                true));
        staff.hire("Ada Winter", "ada@winters-bakery.example", Role.OWNER);
        orders.bring(List.of(new Product("SOURDOUGH", "Sourdough loaf", "Bread")), List.of(), List.of());
    }

    @Test
    void aPageAsksBeforeAnythingIsRemoved() {
        var owner = signedInAs(staff.owner().orElseThrow());

        assertThat(browser.get().uri("/demo/sample").with(owner))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/demo/sample/removal\"");
        assertThat(browser.get().uri("/demo/sample/removal").with(owner))
                .hasStatusOk()
                .bodyText()
                .contains("It cannot be undone");
        assertThat(businesses.find()).isPresent();
    }

    @Test
    void theButtonLeadsToTheSetUpOfOnesOwnBusiness() {
        var answer = browser.post()
                .uri("/demo/sample/removal")
                .with(signedInAs(staff.owner().orElseThrow()))
                .exchange();

        assertThat(answer).hasStatus(303);
        assertThat(answer.getResponse().getRedirectedUrl()).startsWith("/access/setup?token=");
        assertThat(browser.get().uri(answer.getResponse().getRedirectedUrl())).hasStatusOk();
        assertThat(businesses.find()).isEmpty();
    }

    @Test
    void onlyTheOwnerRemoves() {
        var bo = signedInAs(shop.member("Bo", "bo@example.org", Role.MANAGER));

        assertThat(browser.post().uri("/demo/sample/removal").with(bo)).hasStatus(403);
        assertThat(browser.get().uri("/demo/sample").with(bo)).bodyText().doesNotContain("/demo/sample/removal");
        assertThat(businesses.find()).isPresent();
    }

    @Test
    void everyPageSaysThatItIsTheSample() {
        assertThat(sample()).bodyText().contains("nothing here is real");

        shop.open();
        assertThat(sample()).bodyText().doesNotContain("nothing here is real");
    }

    private MvcTestResult sample() {
        return browser.get()
                .uri("/demo/sample")
                .with(signedInAs(staff.owner().orElseThrow()))
                .exchange();
    }
}
