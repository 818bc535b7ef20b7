package dev.perennial.insights.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.insights.Bakery;
import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.insights.runs.Remodelling;
import dev.perennial.insights.runs.Run.Cause;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class ValuePageTests {
    static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    Jobs jobs;

    @Autowired
    Insights insights;

    @Autowired
    Remodelling remodelling;

    Till till;

    @BeforeEach
    void emptyBooks() {
        shop.open();
        for (var table : List.of("orders.refund", "orders.purchase", "customers.customer", "insights.run"))
            db.sql("delete from " + table).update();
        db.sql("delete from platform.scheduled_task").update();
        till = new Till(db);
    }

    void workOut() {
        insights.workOut();
        jobs.runDue();
    }

    String page() {
        return body("/insights/value");
    }

    String body(String address) {
        var answer = open(address);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    MvcTestResult open(String address) {
        return browser.get().uri(address).with(Shop.signedInAs(shop.ada())).exchange();
    }

    @Test
    void beforeAnyOrderItSaysWhatItIsForAndWhatToDoNext() {
        assertThat(page()).contains("What your customers are worth", "/orders/imports");
        workOut();
        assertThat(page()).contains("What your customers are worth");
    }

    @Test
    void oneCustomerIsNoCrowd() {
        till.buys(till.customer("Ada"), DAY, 1_250);
        workOut();

        assertThat(page())
                .contains("1 customer has brought", "12,50 so far", "Nobody has come back so far")
                .contains("Nobody has come back on a second day so far. From 20 on");
    }

    @Test
    void fortyOneTimeBuyersSayNothingAboutReturning() {
        for (var i = 0; i < 40; i++) till.buys(till.customer("Guest " + i), DAY.minusDays(3 * i), 1_000 + 10 * i);
        workOut();

        assertThat(page())
                .contains("Too few answers yet", "From 20 on one can begin to tell", "Who brings the revenue")
                .doesNotContain("In the next 12 months");
    }

    @Test
    void allOnOneDayIsNoHistory() {
        for (var i = 0; i < 30; i++) {
            var guest = till.customer("Guest " + i);
            till.buys(guest, DAY, 1_000);
            till.buys(guest, DAY, 500);
        }
        workOut();

        assertThat(page()).contains("Nobody has come back on a second day so far", "From 20 on");
    }

    @Test
    void threeWeeksAreTooShortToTellAPauseFromAGoodbye() {
        for (var i = 0; i < 30; i++) {
            var guest = till.customer("Guest " + i);
            till.buys(guest, DAY.minusDays(i % 7), 1_000);
            till.buys(guest, DAY.minusDays(14 + i % 7), 1_000);
        }
        workOut();

        assertThat(page()).contains("Your history is 3 weeks long. From 8 weeks on");
    }

    @Test
    void aYearOfABakeryFillsThePage() {
        var bakery = new Bakery(till);
        workOut();

        assertThat(page())
                .contains("A fifth of your customers bring about", "of the revenue.")
                .contains("In the next 3 months", "In the next 12 months", "Nine in ten times between")
                .contains("Vera Novak", "buys every 7 days, silent for 5")
                .contains("Knowing only what had happened up to")
                .contains("1 purchase worth", "without a customer’s name")
                .contains("<svg class=\"chart-wide\"")
                .doesNotContain("NaN", "insights.", "???");
        assertThat(page()).contains("/customers/" + bakery.vera);
    }

    @Test
    void theListCanBeOrderedAndReadFurther() {
        new Bakery(till);
        workOut();

        for (var sort : List.of("worth", "silence", "risk", "nonsense"))
            assertThat(body("/insights/value?sort=" + sort + "&page=9999")).contains("Vera Novak");
        assertThat(open("/insights/value?page=x")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whileARunIsAtWorkTheLastResultsStay() {
        new Bakery(till);
        workOut();
        var run = remodelling.soon(Cause.HAND);

        assertThat(page()).contains("<progress", "/insights/runs/" + run.id(), "Vera Novak");
        assertThat(open("/insights/runs/" + run.id())).doesNotContainHeader("HX-Refresh");
        jobs.runDue();
        assertThat(open("/insights/runs/" + run.id())).hasHeader("HX-Refresh", "true");
        assertThat(page()).doesNotContain("<progress");
    }

    @Test
    void theButtonAsksForANewRun() {
        var sent = browser.post()
                .uri("/insights/runs")
                .with(Shop.signedInAs(shop.ada()))
                .exchange();

        assertThat(sent).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(db.sql("select cause from insights.run").query(String.class).list())
                .containsExactly("HAND");
    }

    @Test
    void theFileIsForOwnersAndCarriesNoFormula() {
        new Bakery(till);
        db.sql("update customers.customer set name = '=cmd|calc' where name = 'Vera Novak'")
                .update();
        workOut();

        assertThat(body("/insights/value/slipping.csv"))
                .startsWith("\uFEFFCustomer,Phone,")
                .contains("'=cmd|calc,", "\"buys every 7 days, silent for 5");
        assertThat(browser.get().uri("/insights/value/slipping.csv").with(Shop.signedInAs(shop.bo())))
                .hasStatus(HttpStatus.FORBIDDEN);
    }
}
