package dev.perennial.orders.thanks;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Somebody;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.NewPurchase.Line;
import dev.perennial.orders.Purchases;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import dev.perennial.today.TodayItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class ThanksTests {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @Autowired
    MockMvcTester browser;

    @Autowired
    ThanksItems items;

    @Autowired
    Purchases purchases;

    @Autowired
    Customers customers;

    @Autowired
    Decisions decisions;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from orders.purchase").update();
        db.sql("update orders.figures set newcomers = 0, returned = 0").update();
    }

    @Test
    void whoBoughtFirstWithinSevenDaysIsThanked() {
        var nora = person("Nora");
        bought("n1", "2026-11-15T00:00:00+01:00", 1240, nora);
        bought("o1", "2026-11-14T23:59:59+01:00", 1240, person("Otto"));

        assertThat(thanked()).containsExactly("Thank Nora");
    }

    @Test
    void whoCameBeforeIsNoNewcomer() {
        var nora = person("Nora");
        bought("n1", "2026-03-01T08:00:00Z", 100, nora);
        bought("n2", "2026-11-20T08:00:00Z", 1240, nora);

        assertThat(thanked()).isEmpty();
    }

    @Test
    void whoCameTwiceThisWeekIsThankedOnce() {
        var nora = person("Nora");
        bought("n1", "2026-11-19T08:00:00Z", 100, nora);
        bought("n2", "2026-11-20T08:00:00Z", 1240, nora);

        assertThat(thanked()).containsExactly("Thank Nora");
    }

    @Test
    void nobodyKnownIsNotThanked() {
        purchases.record(new NewPurchase(
                "till", "x", Instant.parse("2026-11-20T08:00:00Z"), Money.of(100, "EUR"), null, null, null, List.of()));

        assertThat(thanked()).isEmpty();
    }

    @Test
    void theLargestComeFirstAndNoMoreThanAskedFor() {
        bought("a", "2026-11-20T08:00:00Z", 300, person("Anna"));
        bought("b", "2026-11-20T08:00:00Z", 900, person("Bela"));
        bought("c", "2026-11-20T08:00:00Z", 600, person("Cleo"));

        assertThat(items.items(TODAY, 2)).extracting(TodayItem::title).containsExactly("Thank Bela", "Thank Cleo");
    }

    @Test
    void theFirstWeeksOfABroughtInHistoryMakeNoNewcomers() {
        bought("a", "2026-11-20T08:00:00Z", 300, person("Anna"));
        importedAll();
        assertThat(thanked()).isEmpty();

        bought("old", "2026-09-01T08:00:00Z", 300, person("Bela"));
        assertThat(thanked()).containsExactly("Thank Anna");
    }

    @Test
    void theWorthIsOneMoreVisitTimesTheShareWhoComeBackAndTheReasonSaysSo() {
        bought("a", "2026-11-20T08:00:00Z", 1000, person("Anna"));
        assertThat(items.items(TODAY, 1)).singleElement().satisfies(it -> {
            assertThat(it.worthMinor()).isEqualTo(333);
            assertThat(it.reason()).contains("a third is assumed");
        });

        db.sql("update orders.figures set newcomers = 97, returned = 39").update();
        assertThat(items.items(TODAY, 1)).singleElement().satisfies(it -> {
            assertThat(it.worthMinor()).isEqualTo(400);
            assertThat(it.reason()).contains("Rye bread", "10.00", "4 in ten");
        });
    }

    @Test
    void theCardNamesTheShopTheCustomerAndWhatTheyBought() {
        var anna = person("Anna");
        bought("a", "2026-11-20T08:00:00Z", 1000, anna);

        assertThat(browser.get().uri("/orders/thanks/" + anna).with(signedInAs(shop.bo())))
                .hasStatusOk()
                .bodyText()
                .contains("Ada’s Bakery", "Dear Anna", "Rye bread", "data-print", "<textarea");
        assertThat(browser.get().uri("/orders/thanks/" + person("Nobody")).with(signedInAs(shop.bo())))
                .hasStatus(404);
    }

    @Test
    void saidThanksStaysSaid() {
        var anna = person("Anna");
        bought("a", "2026-11-20T08:00:00Z", 1000, anna);
        for (var i = 0; i < 2; i++)
            assertThat(browser.post()
                            .uri("/orders/thanks/" + anna + "/delivery")
                            .with(signedInAs(shop.bo())))
                    .hasStatus(303);

        assertThat(decisions.find("thanks:" + anna)).hasValueSatisfying(it -> {
            assertThat(it.state()).isEqualTo(Decision.State.DONE);
            assertThat(it.by()).isEqualTo(shop.bo().id());
        });
        assertThat(browser.get().uri("/orders/thanks/" + anna).with(signedInAs(shop.bo())))
                .bodyText()
                .contains("Thanked on")
                .doesNotContain("/delivery");
    }

    private List<String> thanked() {
        return items.items(TODAY, 10).stream().map(TodayItem::title).toList();
    }

    /// As if a file had brought them; which one does not matter, so there is none.
    private void importedAll() {
        db.sql("alter table orders.purchase drop constraint if exists purchase_import_id_fkey")
                .update();
        db.sql("update orders.purchase set import_id = uuidv7()").update();
    }

    private CustomerId person(String name) {
        var email = name.toLowerCase(java.util.Locale.ROOT) + "@example.org";
        return customers
                .identify("till", Person.unknown().withName(name).withEmail(email))
                .orElseThrow()
                .customer();
    }

    private void bought(String number, String at, long total, CustomerId customer) {
        purchases.record(new NewPurchase(
                "till",
                number,
                java.time.OffsetDateTime.parse(at).toInstant(),
                Money.of(total, "EUR"),
                Somebody.known(customer),
                null,
                null,
                List.of(Line.item("Rye bread", 1, total))));
    }
}
