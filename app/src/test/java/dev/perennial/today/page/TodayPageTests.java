package dev.perennial.today.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class TodayPageTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    StaffMember ada;
    StaffMember bo;

    @BeforeEach
    void open() {
        shop.open();
        ada = shop.ada();
        bo = shop.bo();
        TestClock.INSTANCE.reset();
        db.sql("delete from today.decision").update();
        db.sql("delete from customers.customer").update();
    }

    @Test
    void theFrontDoorLeadsToToday() {
        assertThat(as(ada, browser.get().uri("/"))).hasStatus(303).hasRedirectedUrl("/today");
    }

    @Test
    void whoIsNotSignedInSeesNothing() {
        assertThat(browser.get().uri("/today")).hasStatus3xxRedirection();
        assertThat(browser.get().uri("/today").exchange().getResponse().getRedirectedUrl())
                .contains("/access/signin");
    }

    @Test
    void aShopWithoutCustomersIsToldWhatWillStandHereAndWhatToDoNext() {
        assertThat(text(ada, "/today"))
                .contains("This is where your morning starts", "href=\"/orders/imports\"")
                .doesNotContain("Worth doing today");
    }

    @Test
    void greetsByNameWithTheDayAndTheReasonOfEachCard() {
        bornToday("Mia Berger");

        assertThat(text(ada, "/today"))
                .containsSubsequence(
                        "Good morning, Ada Winter", "21 November 2026", "Greet Mia Berger", "Has a birthday today.");
    }

    @Test
    void showsSevenAndTheRestWhenAsked() {
        IntStream.range(0, 9).forEach(n -> bornToday("Customer " + n));

        assertThat(cards(text(ada, "/today"))).isEqualTo(7);
        assertThat(text(ada, "/today")).contains("2 more things");
        assertThat(cards(text(ada, "/today?all=true"))).isEqualTo(9);
    }

    @Test
    void withoutScriptADoneCardLeavesThePageWithAWayBack() {
        var key = birthdayOf(bornToday("Mia Berger"));

        var answer = decide(ada, key, "DONE");
        assertThat(answer).hasStatus(303);
        var next = answer.getResponse().getRedirectedUrl();

        assertThat(text(ada, next)).contains("Done: Greet Mia Berger.", "Undo");
        assertThat(cards(text(ada, next))).isZero();

        assertThat(as(ada, browser.post().uri("/today/cards/withdrawals").param("key", key)))
                .hasStatus(303)
                .hasRedirectedUrl("/today");
        assertThat(cards(text(ada, "/today"))).isOne();
    }

    @Test
    void withScriptOnlyTheCardIsAnsweredInItsPlace() {
        var key = birthdayOf(bornToday("Mia Berger"));

        var settled = as(ada, swap("/today/cards/decisions", key).param("choice", "DISMISSED"));
        assertThat(settled)
                .hasStatusOk()
                .bodyText()
                .contains("not shown again", "Undo")
                .doesNotContain("<html");

        var back = as(ada, swap("/today/cards/withdrawals", key));
        assertThat(back)
                .hasStatusOk()
                .bodyText()
                .contains("data-card", "Greet Mia Berger")
                .doesNotContain("<html");
    }

    @Test
    void laterComesBackOnItsDay() {
        var key = birthdayOf(bornToday("Mia Berger"));
        decide(ada, key, "TOMORROW");

        assertThat(cards(text(ada, "/today"))).isZero();
        TestClock.INSTANCE.advance(Duration.ofDays(1));
        assertThat(text(ada, "/today")).contains("Had a birthday yesterday.");
    }

    @Test
    void theSecondPersonLearnsWhoWasFirst() {
        var key = birthdayOf(bornToday("Mia Berger"));
        decide(bo, key, "DONE");

        var late = as(ada, swap("/today/cards/decisions", key).param("choice", "DONE"));

        assertThat(late).hasStatusOk().bodyText().contains("Bo Lind already did this: Greet Mia Berger.");
    }

    @Test
    void whatWasDoneFoldsAwayWithWhoDidItAndWhatWasBoughtSince() {
        var mia = bornToday("Mia Berger");
        decide(bo, birthdayOf(mia), "DONE");
        activity(mia, "orders.purchase", 1850, Duration.ofHours(-1));
        activity(mia, "orders.purchase", 4000, Duration.ofHours(1));
        activity(mia, "orders.refund", 550, Duration.ofHours(2));

        assertThat(text(ada, "/today"))
                .containsSubsequence("Done in the last two weeks (1)", "Greet Mia Berger", "Bo Lind", "34,50")
                .doesNotContain("18,50");
    }

    @Test
    void aCardThatIsNoLongerOnTheListIsSaidToBeGone() {
        assertThat(as(
                        ada,
                        swap("/today/cards/decisions", "birthday:nobody:2026").param("choice", "DONE")))
                .hasStatus(409)
                .bodyText()
                .contains("no longer on the list");
        assertThat(decide(ada, "birthday:nobody:2026", "DONE")).hasStatus(303).hasRedirectedUrl("/today");
        assertThat(db.sql("select count(*) from today.decision")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aChoiceThatDoesNotExistIsNamed() {
        assertThat(decide(ada, birthdayOf(bornToday("Mia Berger")), "PERHAPS"))
                .hasStatus(400)
                .bodyText()
                .contains("PERHAPS");
    }

    @Test
    void aNameCannotPutMarkupOnThePage() {
        bornToday("<b>Mia</b> & Söhne 🥐");

        assertThat(text(ada, "/today"))
                .contains("Greet &lt;b>Mia&lt;/b> &amp; Söhne 🥐")
                .doesNotContain("<b>Mia");
    }

    private MvcTestResult decide(StaffMember who, String key, String choice) {
        return as(
                who,
                browser.post().uri("/today/cards/decisions").param("key", key).param("choice", choice));
    }

    private MockMvcRequestBuilder swap(String path, String key) {
        return browser.post().uri(path).param("key", key).header("HX-Request", "true");
    }

    private String text(StaffMember who, @Nullable String path) {
        var answer = as(who, browser.get().uri(URI.create(Objects.requireNonNull(path))));
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static MvcTestResult as(StaffMember who, MockMvcRequestBuilder request) {
        return request.with(Shop.signedInAs(who)).exchange();
    }

    private static int cards(String page) {
        return page.split("data-card", -1).length - 1;
    }

    private String birthdayOf(UUID customer) {
        return "birthday:" + customer + ":2026";
    }

    private UUID bornToday(String name) {
        return db.sql("""
            insert into customers.customer (name, birth_month, birth_day, created_at, changed_at)
            values (?, 11, 21, now(), now()) returning id""").param(name).query(UUID.class).single();
    }

    private void activity(UUID customer, String kind, long minor, Duration afterNow) {
        db.sql("""
            insert into customers.activity (customer_id, kind, at, source, amount_minor, currency)
            values (?, ?, ?, ?, ?, 'EUR')""")
                .params(
                        customer,
                        kind,
                        TestClock.INSTANCE.instant().plus(afterNow).atOffset(ZoneOffset.UTC),
                        "test:" + UUID.randomUUID(),
                        minor)
                .update();
    }
}
