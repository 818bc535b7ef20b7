package dev.perennial.insights.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.insights.Bakery;
import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.insights.model.Standing;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.today.TodayItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class WorthTests {
    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    Jobs jobs;

    @Autowired
    Insights insights;

    @Autowired
    Worths worths;

    @Autowired
    WorthOnTheirPage panel;

    @Autowired
    SlippingAway slippingAway;

    Till till;
    Bakery bakery;

    @BeforeEach
    void aYearOfABakery() {
        shop.open();
        for (var table : List.of("orders.refund", "orders.purchase", "customers.customer", "insights.run"))
            db.sql("delete from " + table).update();
        till = new Till(db);
        bakery = new Bakery(till);
        workOut();
    }

    void workOut() {
        insights.workOut();
        jobs.runDue();
    }

    Worth worth(CustomerId customer) {
        return worths.of(customer).orElseThrow();
    }

    @Test
    void aWeeklyCustomerWhoStoppedIsSlippingAwayAndThatHasAPrice() {
        var vera = worth(bakery.vera);

        assertThat(vera.standing()).isEqualTo(Standing.SLIPPING);
        assertThat(vera.typicalGap()).isEqualTo(7.0);
        assertThat(vera.silentDays()).isBetween(49L, 56L);
        assertThat(vera.value()).isEqualTo(2_400L * vera.purchaseDays());
        assertThat(vera.atRisk()).isGreaterThan(4 * 2_400);
        assertThat(vera.nextExpected()).as("no day is promised").isNull();
        assertThat(Objects.requireNonNull(vera.value12())).isBetween(vera.value12Low(), vera.value12High());
    }

    @Test
    void aOneTimeBuyerIsNotCalledSafeNorSlipping() {
        var olaf = worth(bakery.once);

        assertThat(olaf.standing()).isEqualTo(Standing.ONCE);
        assertThat(olaf.churnRisk()).isGreaterThan(0.5);
        assertThat(olaf.typicalGap()).isNull();
        assertThat(olaf.reason().words()).startsWith("bought once");
    }

    @Test
    void riskIsTheChanceOfNoVisitAndNeverContradictsTheExpectedVisits() {
        for (var customer : bakery.all) {
            var found = worth(customer);
            assertThat(Objects.requireNonNull(found.churnRisk())).isBetween(0.0, 1.0);
            // nobody can be expected oftener than never and yet be sure to stay away
            if (found.churnRisk() > 0.999) assertThat(found.purchases12()).isCloseTo(0, within(0.1));
        }
    }

    @Test
    void thePanelHasHonestWordsForEach() {
        assertThat(panel.place()).isEqualTo(CustomerPanel.Place.MEANING);
        assertThat(panel.of(bakery.vera)).get().isInstanceOfSatisfying(WorthPanel.class, shown -> {
            assertThat(shown.standingKey()).isEqualTo("insights.standing.SLIPPING");
            assertThat(shown.purchases().values()).hasSize(12);
            assertThat(shown.purchases().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isGreaterThan(30);
        });
        assertThat(panel.of(till.customer("Newcomer"))).isEmpty();
    }

    @Test
    void theMorningPageNamesWhoIsWorthACallAndWhy() {
        var items = slippingAway.items(LocalDate.of(2026, 11, 21), 7);

        assertThat(items).isNotEmpty().isSortedAccordingTo((a, b) -> Long.compare(b.worthMinor(), a.worthMinor()));
        var call = items.stream()
                .filter(item -> bakery.vera.equals(item.customer()))
                .findFirst()
                .orElseThrow();
        assertThat(call.title()).isEqualTo("Call Vera Novak");
        assertThat(call.reason()).startsWith("Buys every 7 days, silent for");
        assertThat(call.href()).isEqualTo("/customers/" + bakery.vera);
        assertThat(slippingAway.items(LocalDate.of(2026, 11, 21), 1)).hasSize(1);
    }

    @Test
    void aPhoneNumberIsDialled() {
        db.sql(
                        "insert into customers.contact_point (customer_id, kind, value, key) values (?, 'PHONE', '0664 123', '+43664123')")
                .param(bakery.vera.value())
                .update();

        assertThat(slippingAway.items(LocalDate.of(2026, 11, 21), 7))
                .filteredOn(item -> bakery.vera.equals(item.customer()))
                .extracting(TodayItem::href)
                .containsExactly("tel:+43664123");
    }

    @Test
    void theOccasionIsThisSilenceSoANewVisitMakesANewOne() {
        var key = "slipping:" + bakery.vera + ":" + worth(bakery.vera).lastDay();

        assertThat(slippingAway.items(LocalDate.of(2026, 11, 21), 7))
                .extracting(TodayItem::key)
                .contains(key);
        till.buys(bakery.vera, Bakery.LAST_DAY, 2_400);
        workOut();
        assertThat(worth(bakery.vera).standing()).isEqualTo(Standing.REGULAR);
        assertThat(slippingAway.items(LocalDate.of(2026, 11, 21), 7))
                .extracting(TodayItem::customer)
                .doesNotContain(bakery.vera);
    }

    @Test
    void whatIsFoundIsATraitOfTheCustomer() {
        assertThat(db.sql("""
            select traits ->> 'standing' from customers.trait where customer_id = ? and module = 'insights'""").param(bakery.vera.value()).query(String.class).single())
                .isEqualTo("slipping");
    }

    @Test
    void aCustomerWithoutPurchasesLosesValueAndTraits() {
        db.sql("delete from orders.purchase where customer_id = ?")
                .param(bakery.vera.value())
                .update();
        workOut();

        assertThat(worths.of(bakery.vera)).isEmpty();
        assertThat(db.sql("select count(*) from customers.trait where customer_id = ? and module = 'insights'")
                        .param(bakery.vera.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rowsThatDidNotChangeAreNotWritten() {
        var before = db.sql("select count(distinct xmin::text) from insights.customer_value")
                .query(Long.class)
                .single();
        workOut();

        assertThat(db.sql("select count(distinct xmin::text) from insights.customer_value")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }
}
