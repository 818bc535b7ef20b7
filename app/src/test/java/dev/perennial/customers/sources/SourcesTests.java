package dev.perennial.customers.sources;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.Person;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class SourcesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Customers customers;

    @Autowired
    Intake intake;

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
    void whatIsSaidForTheFirstTimeIsASourceAndTheSameInOtherLettersIsTheSame() {
        came("Ada", "Leaflet");
        came("Bo", "leaflet ");
        came("Cy", "The market");

        assertThat(origins()).containsExactly("Ada=Leaflet", "Bo=Leaflet", "Cy=The market");
        assertThat(page("/customers/sources")).contains("Leaflet", "2 customers", "The market", "one customer");
    }

    @Test
    void theFirstThingSaidStaysForEverWithItsCampaign() {
        var ada = came("Ada", "newsletter", "spring");
        var again = customers
                .identify(
                        "shop",
                        Person.unknown().withName("Ada").withExternalId("Ada").withOrigin("google", "autumn"))
                .orElseThrow();

        assertThat(again.customer()).isEqualTo(ada);
        assertThat(db.sql("select came_from || '/' || campaign from customers.customer")
                        .query(String.class)
                        .single())
                .isEqualTo("newsletter/spring");
    }

    @Test
    void anOriginLearntLaterFillsTheGapWithItsOwnCampaign() {
        came("Ada", null);
        customers.identify(
                "shop", Person.unknown().withName("Ada").withExternalId("Ada").withOrigin("google", "autumn"));

        assertThat(db.sql("select came_from || '/' || campaign from customers.customer")
                        .query(String.class)
                        .single())
                .isEqualTo("google/autumn");
    }

    @Test
    void aSourceCalledSomethingElseKeepsItsCustomersAndWhatTheySaid() {
        came("Ada", "fb");
        rename("fb", "Facebook");
        came("Bo", "FB");
        came("Cy", "facebook");

        assertThat(origins()).containsExactly("Ada=Facebook", "Bo=Facebook", "Cy=Facebook");
        assertThat(db.sql("select came_from from customers.customer where name = 'Ada'")
                        .query(String.class)
                        .single())
                .isEqualTo("fb");
    }

    @Test
    void twoSourcesMadeOneBringTheirCustomersAndCostsTogether() {
        came("Ada", "fb");
        came("Bo", "Facebook");
        cost("fb", "2026-10-01", 1000);
        cost("fb", "2026-11-01", 300);
        cost("Facebook", "2026-10-01", 500);

        assertThat(post(
                        "/customers/sources/" + id("fb") + "/merger",
                        "into",
                        id("Facebook").toString()))
                .hasStatus(303);

        assertThat(origins()).containsExactly("Ada=Facebook", "Bo=Facebook");
        assertThat(db.sql("select cost_minor from customers.source_cost order by month")
                        .query(Long.class)
                        .list())
                .containsExactly(1500L, 300L);
        came("Cy", "fb");
        assertThat(origins()).contains("Cy=Facebook");
    }

    @Test
    void aNameThatIsTakenIsRefusedWithTheWayOut() {
        came("Ada", "fb");
        came("Bo", "Facebook");

        rename("fb", "facebook");

        assertThat(db.sql("select name from customers.source order by name")
                        .query(String.class)
                        .list())
                .containsExactly("Facebook", "fb");
    }

    @Test
    void anIntakeOfManyLearnsItsSourcesAtOnce() {
        var batch = UUID.randomUUID();
        intake.add(
                batch,
                IntStream.range(0, 1_000)
                        .mapToObj(n -> new IntakeRow(
                                n,
                                "till",
                                Person.unknown()
                                        .withExternalId("c" + n)
                                        .withOrigin(n % 4 == 0 ? "Fair" : "fair", null))));
        intake.resolve(batch);

        assertThat(db.sql("select count(*) from customers.source")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(db.sql("select count(*) from customers.api_origin where source_id is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000);
    }

    @Test
    void aColumnOfFreeRemarksDoesNotMakeASourceOfEach() {
        var batch = UUID.randomUUID();
        intake.add(
                batch,
                IntStream.range(0, 600)
                        .mapToObj(n -> new IntakeRow(
                                n,
                                "till",
                                Person.unknown().withExternalId("c" + n).withOrigin("remark " + n, null))));
        intake.resolve(batch);

        assertThat(db.sql("select count(*) from customers.source")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
    }

    @Test
    void costsAreEnteredMonthByMonthAndAnEmptyEntryIsTakenAway() {
        came("Ada", "Leaflet");
        var input = "cost." + id("Leaflet");

        assertThat(post("/customers/sources/costs", "month", "2026-10", input, "1.200,50"))
                .hasStatus(303)
                .hasRedirectedUrl("/customers/sources/costs?month=2026-10");
        assertThat(costs()).containsExactly("2026-10-01=120050");
        assertThat(page("/customers/sources/costs?month=2026-10")).contains("value=\"1200.50\"");

        post("/customers/sources/costs", "month", "2026-10", input, "");
        assertThat(costs()).isEmpty();
    }

    @Test
    void theMonthBeforeIsCopiedIntoTheFormAndKeptOnlyWhenSaved() {
        came("Ada", "Leaflet");
        cost("Leaflet", "2026-10-01", 9000);

        assertThat(page("/customers/sources/costs?month=2026-11&copy=true"))
                .contains("value=\"90.00\"", "nothing is kept until you save");
        assertThat(costs()).containsExactly("2026-10-01=9000");
    }

    @Test
    void whatIsNoAmountIsNamedAndNothingIsKept() {
        came("Ada", "Leaflet");
        came("Bo", "Fair");

        assertThat(post(
                        "/customers/sources/costs",
                        "month",
                        "2026-10",
                        "cost." + id("Leaflet"),
                        "a lot",
                        "cost." + id("Fair"),
                        "10"))
                .hasStatus(422)
                .bodyText()
                .contains("“a lot” is not an amount", "value=\"10\"");
        assertThat(costs()).isEmpty();
    }

    @Test
    void whoServesAtTheCounterEntersNoCosts() {
        assertThat(browser.get().uri("/customers/sources/costs").with(signedInAs(shop.bo())))
                .hasStatus(403);
        assertThat(browser.get().uri("/customers/sources").with(signedInAs(shop.bo())))
                .hasStatus(403);
    }

    @Test
    void aRecommendationStandsOnBothPagesAndOnTheTimeline() {
        var ada = came("Ada", null);
        var bo = came("Bo", null);

        assertThat(recommended(bo, ada)).hasStatus(303);
        recommended(bo, ada);

        assertThat(page("/customers/" + bo)).contains("Recommended by", "/customers/" + ada);
        assertThat(page("/customers/" + ada)).contains("Brought one customer", "/customers/" + bo);
        assertThat(db.sql("select count(*) from customers.activity where kind = 'customers.referred'")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(referred()).containsExactly("Bo");
    }

    @Test
    void nobodyRecommendsThemselvesNorWhomTheyCameThrough() {
        var ada = came("Ada", null);
        var bo = came("Bo", null);
        var cy = came("Cy", null);
        recommended(bo, ada);
        recommended(cy, bo);

        assertThat(recommended(ada, ada)).hasStatus(422).bodyText().contains("Nobody recommends us to themselves");
        assertThat(recommended(ada, cy)).hasStatus(422).bodyText().contains("cannot be the other way round");
        assertThat(referred()).containsExactly("Bo", "Cy");
    }

    @Test
    void whoWasRecommendedStaysSoWhenTheOtherIsForgotten() {
        var ada = came("Ada", null);
        var bo = came("Bo", null);
        recommended(bo, ada);

        db.sql("delete from customers.customer where id = ?").param(ada.value()).update();

        assertThat(referred()).containsExactly("Bo");
        assertThat(page("/customers/" + bo)).contains("somebody who asked to be forgotten");
    }

    @Test
    void aSourceThatMeansARecommendationMakesItsCustomersRecommended() {
        came("Ada", "A friend");
        came("Bo", "Leaflet");

        post("/customers/sources/" + id("A friend"), "name", "A friend", "recommended", "yes");

        assertThat(referred()).containsExactly("Ada");
    }

    private CustomerId came(String name, String from) {
        return came(name, from, null);
    }

    private CustomerId came(String name, String from, String campaign) {
        return customers
                .identify(
                        "shop",
                        Person.unknown().withName(name).withExternalId(name).withOrigin(from, campaign))
                .orElseThrow()
                .customer();
    }

    private List<String> origins() {
        return db.sql("""
            select c.name || '=' || s.name from customers.api_origin o
            join customers.api_customer c on c.id = o.customer_id
            join customers.api_source s on s.id = o.source_id order by c.name""").query(String.class).list();
    }

    private List<String> referred() {
        return db.sql("""
            select c.name from customers.api_origin o join customers.api_customer c on c.id = o.customer_id
            where o.referred order by c.name""").query(String.class).list();
    }

    private List<String> costs() {
        return db.sql("select month || '=' || cost_minor from customers.source_cost order by month")
                .query(String.class)
                .list();
    }

    private void cost(String source, String month, long minor) {
        db.sql("insert into customers.source_cost values (?, ?::date, ?, null, now())")
                .params(id(source), month, minor)
                .update();
    }

    private UUID id(String source) {
        return db.sql("select id from customers.source where name = ?")
                .param(source)
                .query(UUID.class)
                .single();
    }

    private void rename(String source, String name) {
        post("/customers/sources/" + id(source), "name", name);
    }

    private MvcTestResult recommended(CustomerId customer, CustomerId by) {
        return post("/customers/sources/referrals", "customer", customer.toString(), "referrer", by.toString());
    }

    private String page(String path) {
        StaffMember ada = shop.ada();
        var answer = browser.get().uri(path).with(signedInAs(ada)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String path, String... fields) {
        var request = browser.post().uri(path).with(signedInAs(shop.ada()));
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
