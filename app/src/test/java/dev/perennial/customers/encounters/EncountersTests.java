package dev.perennial.customers.encounters;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Tasks;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class EncountersTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Tasks tasks;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    CustomerId mia;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.customer cascade").update();
        mia = new CustomerId(db.sql("""
            insert into customers.customer (name, name_key, created_at, changed_at)
            values ('Mia Berger', 'mia berger', now(), now()) returning id""").query(UUID.class).single());
    }

    @Test
    void theCustomersPageCarriesTheWholeForm() {
        assertThat(page("/customers/" + mia))
                .contains("action=\"/customers/encounters\"", "Called", "Visited us", "I visited", "All well");
    }

    @Test
    void aCallStandsOnTheTimelineWithHowItWent() {
        assertThat(note("kind", "CALLED", "outcome", "WELL", "words", "Loves the rye"))
                .hasStatus(303)
                .hasRedirectedUrl("/customers/" + mia);

        assertThat(page("/customers/" + mia)).contains("Called by Ada Winter · All well", "Loves the rye");
    }

    @Test
    void twoTapsAreEnough() {
        note("kind", "VISITED_US", "outcome", "SO_SO");

        assertThat(page("/customers/" + mia)).contains("Visited us, noted by Ada Winter · So-so");
        assertThat(tasks.open(mia)).isEmpty();
    }

    @Test
    void theNextCallIsATaskOfWhoCalled() {
        note("kind", "CALLED", "outcome", "MISSED", "next", "IN_A_WEEK");

        assertThat(tasks.open(mia)).singleElement().satisfies(task -> {
            assertThat(task.title()).isEqualTo("Call again");
            assertThat(task.dueOn()).isEqualTo(LocalDate.of(2026, 11, 28));
            assertThat(task.assignedTo()).isEqualTo(shop.ada().id());
        });
    }

    @Test
    void pressedTwiceItIsOneCallWithOneTask() {
        var form = UUID.randomUUID().toString();
        note("form", form, "kind", "CALLED", "outcome", "WELL", "next", "TOMORROW");
        note("form", form, "kind", "CALLED", "outcome", "WELL", "next", "TOMORROW");

        assertThat(tasks.open(mia)).hasSize(1);
        assertThat(noted()).isOne();
    }

    @Test
    void whatIsMissingIsSaidAndTheWordsAreKept() {
        assertThat(note("outcome", "WELL", "words", "Loves the rye"))
                .hasStatus(422)
                .bodyText()
                .contains("Was it a call or a visit?", "Loves the rye");
        assertThat(note("kind", "CALLED", "words", "Loves the rye")).hasStatus(422);
        assertThat(note("kind", "CALLED", "outcome", "WELL", "words", "x".repeat(2_001)))
                .hasStatus(422)
                .bodyText()
                .contains("There is room for");
        assertThat(noted()).isZero();
    }

    @Test
    void whoVisitedTheShopWasThere() {
        assertThat(note("kind", "VISITED_US", "outcome", "MISSED"))
                .hasStatus(422)
                .bodyText()
                .contains("Who visited you was there");
    }

    @Test
    void theListLeadsToTheFormOfEachCustomer() {
        assertThat(page("/customers")).contains("/customers/encounters/new?customer=" + mia);
        assertThat(page("/customers/encounters/new?customer=" + mia)).contains("Mia Berger", "I visited");
    }

    @Test
    void nobodyIsCalledWhoIsNotKnown() {
        assertThat(get("/customers/encounters/new?customer=" + UUID.randomUUID()))
                .hasStatus(404);
    }

    private long noted() {
        return db.sql("select count(*) from customers.activity")
                .query(Long.class)
                .single();
    }

    private String page(String path) {
        return new String(get(path).getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).with(signedInAs(shop.ada())).exchange();
    }

    private MvcTestResult note(String... fields) {
        var request = browser.post()
                .uri("/customers/encounters")
                .with(signedInAs(shop.ada()))
                .param("customer", mia.toString());
        var named = false;
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
            named |= fields[i].equals("form");
        }
        return (named ? request : request.param("form", UUID.randomUUID().toString())).exchange();
    }
}
