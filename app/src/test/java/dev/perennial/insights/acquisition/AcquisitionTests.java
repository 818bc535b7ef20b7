package dev.perennial.insights.acquisition;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class AcquisitionTests {
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Acquisition acquisition;

    @Autowired
    Brought brought;

    @Autowired
    Recommended recommended;

    @Autowired
    Customers customers;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.customer, customers.source cascade").update();
    }

    @Test
    void eachSourceHasItsNewCustomersItsCostAndWhatTheyBrought() {
        bought(came("Ada", "Leaflet"), "2026-09-10", 2_000, 1_200);
        bought(came("Bo", "Leaflet"), "2026-11-02", 1_000, 600);
        came("Cy", "Leaflet");
        bought(came("Dee", "Market"), "2026-10-01", 700, 100);
        cost("Leaflet", "2026-09-01", 3_000);
        cost("Leaflet", "2025-01-01", 99_999);

        var leaflet = only("Leaflet");

        assertThat(leaflet.came()).isEqualTo(3);
        assertThat(leaflet.bought()).isEqualTo(2);
        assertThat(leaflet.byMonth()).endsWith(1L, 0L, 1L).hasSize(12);
        assertThat(leaflet.cost()).isEqualTo(3_000);
        assertThat(leaflet.costOfEach()).hasValue(1_500);
        assertThat(leaflet.value()).isEqualTo(3_000);
        assertThat(leaflet.expected().estimate()).isEqualTo(1_800);
        // half widths 600 and 300, independent of each other
        assertThat(leaflet.expected().high() - 1_800).isCloseTo(Math.hypot(600, 300), within(0.5));
        assertThat(only("Market").cost()).isNull();
    }

    @Test
    void whoCameBeforeThePeriodIsNotNewThoughTheyBuyInIt() {
        bought(came("Ada", "Leaflet"), "2025-03-01", 2_000, 100);

        assertThat(all(12)).noneMatch(it -> it.bought() > 0);
        assertThat(all(24)).anyMatch(it -> it.bought() == 1);
    }

    @Test
    void aSourceThatCostAndBroughtNobodyIsNotHidden() {
        came("Ada", "Leaflet");
        db.sql("delete from customers.customer").update();
        cost("Leaflet", "2026-09-01", 3_000);

        assertThat(only("Leaflet").came()).isZero();
        assertThat(only("Leaflet").costOfEach()).isEmpty();
    }

    @Test
    void thoseOfWhomNobodyKnowsStandLast() {
        bought(came("Ada", null), "2026-09-10", 2_000, 100);
        bought(came("Bo", "Leaflet"), "2026-09-10", 2_000, 100);

        assertThat(all(12)).extracting(Acquired::name).containsExactly("Leaflet", "Not known");
    }

    @Test
    void aMonthSinceTheFirstPurchaseCountsForThoseOnlyForWhomItIsOver() {
        var ada = bought(came("Ada", "Leaflet"), "2026-08-10", 0, 0);
        purchase(ada, "2026-08-10T10:00:00Z", 1_000);
        purchase(ada, "2026-09-20T10:00:00Z", 500);
        var bo = bought(came("Bo", "Leaflet"), "2026-10-15", 0, 0);
        purchase(bo, "2026-10-15T10:00:00Z", 3_000);
        purchase(bo, "2026-11-18T10:00:00Z", 9_000);

        // months over: three of Ada's, one of Bo's
        assertThat(only("Leaflet").kept()).containsExactly(2_000.0, 2_500.0, 2_500.0);
    }

    @Test
    void whoBringsWhomIsToldWithReachAndStanding() {
        var ada = bought(came("Ada", "Leaflet"), "2026-09-10", 2_000, 1_200);
        var bo = came("Bo", null);
        var cy = came("Cy", null);
        var dee = came("Dee", null);
        brought(ada, bo);
        brought(ada, cy);
        brought(cy, dee);

        var told = recommended.told();
        assertThat(told.customers()).isEqualTo(4);
        assertThat(told.brought()).isEqualTo(3);
        assertThat(told.longestChain()).isEqualTo(2);
        assertThat(told.perCustomer().estimate()).isCloseTo(0.75, within(1e-9));
        assertThat(told.best()).extracting(Recommended.Recommender::name).containsExactly("Ada", "Cy");
        assertThat(told.best().getFirst().brought()).isEqualTo(2);
        assertThat(told.best().getFirst().reach()).isEqualTo(3);
        assertThat(told.best().getFirst().weight())
                .isGreaterThan(told.best().get(1).weight());
        assertThat(browser.get().uri("/insights/acquisition").with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("4 customers have brought 3, which is 0,75 each", "Who brought most");
    }

    @Test
    void whoAreNotedToHaveBroughtEachOtherDoNotStopThePage() {
        var ada = bought(came("Ada", "Leaflet"), "2026-09-10", 2_000, 1_200);
        var bo = came("Bo", null);
        brought(ada, bo);
        brought(bo, ada);

        assertThat(recommended.told().circles()).isEqualTo(1);
        assertThat(browser.get().uri("/insights/acquisition").with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("noted to have brought each other");
    }

    @Test
    void whereNobodyBroughtAnybodyThePageSaysHowItIsNoted() {
        bought(came("Ada", "Leaflet"), "2026-09-10", 2_000, 1_200);
        assertThat(browser.get().uri("/insights/acquisition").with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Nobody is known yet to have brought anybody");
    }

    private void brought(CustomerId by, CustomerId brought) {
        db.sql("insert into customers.referral (customer_id, referrer_id, noted_at) values (?, ?, now())")
                .params(brought.value(), by.value())
                .update();
    }

    @Test
    void aRefundIsNotBrought() {
        var ada = bought(came("Ada", "Leaflet"), "2026-08-10", 0, 0);
        purchase(ada, "2026-08-10T10:00:00Z", 1_000);
        db.sql("""
            insert into orders.refund (customer_id, source, external_id, at, currency, total_minor, home_minor)
            values (?, 't', 'r', '2026-08-12T10:00:00Z', 'EUR', 400, 400)\
            """).param(ada.value()).update();

        assertThat(only("Leaflet").kept()).first().isEqualTo(600.0);
    }

    @Test
    void thePaidAreThoseOfSourcesWithACostThatNobodyRecommended() {
        bought(came("Ada", "Leaflet"), "2026-09-10", 2_000, 100);
        bought(came("Bo", "Leaflet"), "2026-09-10", 500, 100);
        bought(came("Cy", "Market"), "2026-09-10", 700, 100);
        cost("Leaflet", "2026-09-01", 3_000);
        db.sql("""
            insert into customers.referral (customer_id, noted_at)
            select id, now() from customers.customer where name = 'Bo'\
            """).update();
        var period = Period.until(TODAY, 12);

        assertThat(acquisition.paid(period, VIENNA).values()).containsExactly(2_000);
        assertThat(acquisition.referred(period, VIENNA).values()).containsExactly(500);
    }

    @Test
    void thePageSaysWhatEachCostAndWhenThereAreTooFewToTell() {
        bought(came("Ada", "Leaflet"), "2026-09-10", 2_000, 1_200);
        cost("Leaflet", "2026-09-01", 3_000);

        assertThat(page("/insights/acquisition"))
                .contains("One new customer came; the one that was paid for cost €")
                .contains("too few to tell; 19 more would be enough")
                .contains("Too few to tell: 0 new customers were recommended");
        assertThat(page("/insights/acquisition?months=x&keeps=nonsense")).contains("Leaflet");
    }

    @Test
    void withoutCustomersThePageSaysWhatItIsFor() {
        assertThat(page("/insights/acquisition")).contains("Here you will see what each new customer cost");
    }

    @Test
    void whoServesAtTheCounterDoesNotSeeWhatCustomersCost() {
        assertThat(browser.get().uri("/insights/acquisition").with(signedInAs(shop.bo())))
                .hasStatus(403);
    }

    private List<Acquired> all(int months) {
        brought.workOut(VIENNA, TODAY);
        return acquisition.of(Period.until(TODAY, months), VIENNA, 1);
    }

    private Acquired only(String name) {
        return all(12).stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private CustomerId came(String name, @Nullable String from) {
        return customers
                .identify(
                        "shop",
                        Person.unknown().withName(name).withExternalId(name).withOrigin(from, null))
                .orElseThrow()
                .customer();
    }

    private CustomerId bought(CustomerId customer, String first, long value, long next) {
        db.sql("""
            insert into insights.customer_value (customer_id, first_day, last_day, purchase_days, value_minor,
                mean_spend_minor, standing, value_at_risk_minor, value_12_minor, value_12_low, value_12_high)
            values (:id, cast(:first as date), cast(:first as date), 1, :value, :value, 'ONCE', 0, :next,
                :next - :next / 2, :next + :next / 2)\
            """)
                .param("id", customer.value())
                .param("first", first)
                .param("value", value)
                .param("next", next)
                .update();
        return customer;
    }

    private void purchase(CustomerId customer, String at, long minor) {
        db.sql("""
            insert into orders.purchase (customer_id, source, external_id, at, currency, total_minor, home_minor)
            values (?, 't', ?, ?::timestamptz, 'EUR', ?, ?)\
            """)
                .params(customer.value(), UUID.randomUUID().toString(), at, minor, minor)
                .update();
    }

    private void cost(String source, String month, long minor) {
        db.sql("insert into customers.source_cost select id, ?::date, ?, null, now() from customers.source"
                        + " where name = ?")
                .params(month, minor, source)
                .update();
    }

    private String page(String path) {
        var answer = browser.get().uri(path).with(signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
