package dev.perennial.orders.purchases;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Somebody;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.NewPurchase.Line;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class PurchasesPagesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Purchases purchases;

    @Autowired
    RecordedPurchases recorded;

    @Autowired
    BoughtPanel panel;

    @Autowired
    PurchaseStory story;

    @Autowired
    Customers customers;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        shop.open();
    }

    @Test
    void aPurchaseIsFoundByTheStartOfItsNumberAndByItsDay() {
        bought("A-17", "2026-11-20T08:00:00Z", 100, clara());
        bought("B-17", "2026-11-19T08:00:00Z", 100, clara());

        assertThat(numbers(search("A-1", null))).containsExactly("A-17");
        assertThat(numbers(search("", LocalDate.parse("2026-11-19"))))
                .contains("B-17")
                .doesNotContain("A-17");
        assertThat(numbers(search("%", null))).isEmpty();
    }

    @Test
    void aDayIsTheBusinesssOwnDay() {
        bought("late", "2026-11-09T23:30:00Z", 100, clara());

        assertThat(numbers(search("late", LocalDate.parse("2026-11-10")))).containsExactly("late");
        assertThat(numbers(search("late", LocalDate.parse("2026-11-09")))).isEmpty();
    }

    @Test
    void pagingByThePlaceInTheListMissesNothingWhereMomentsAreEqual() {
        for (var i = 0; i < 5; i++) bought("same-" + i, "2026-10-01T08:00:00Z", 100, clara());
        var first = recorded.rows(search("same-", null), 2);
        var last = first.getLast();
        var rest = recorded.rows(
                new PurchaseSearch("same-", null, null, new PurchaseSearch.Mark(last.at(), last.id())), 10);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(3).doesNotContainAnyElementsOf(first);
    }

    @Test
    void theListShowsWhoBoughtAndTheEmptyListSaysWhy() {
        bought("C-17", "2026-11-20T08:00:00Z", 1240, clara());

        assertThat(get("/orders/purchases?number=C-17"))
                .hasStatusOk()
                .bodyText()
                .contains("C-17", "Clara Moser", "12,40");
        assertThat(get("/orders/purchases?number=nothing"))
                .hasStatusOk()
                .bodyText()
                .contains("No purchase fits");
        assertThat(get("/orders/purchases?day=soon")).hasStatusOk().bodyText().contains("is not a day");
        assertThat(get("/orders/purchases?before=rubbish&day=0202-01-01")).hasStatusOk();
    }

    @Test
    void onlyAManagerIsOfferedToGiveMoneyBack() {
        var id = bought("D-17", "2026-11-20T08:00:00Z", 1240, clara());
        var address = "/orders/purchases/" + id;

        assertThat(get(address)).hasStatusOk().bodyText().contains("/orders/refunds/new?purchase=" + id);
        assertThat(browser.get().uri(address).with(signedInAs(shop.bo())))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/orders/refunds/new");
        assertThat(browser.get().uri("/orders/refunds/new?purchase=" + id).with(signedInAs(shop.bo())))
                .hasStatus(403);
    }

    @Test
    void aRefundByFormIsGivenOnceHoweverOftenItIsSent() {
        var id = bought("E-17", "2026-11-20T08:00:00Z", 1240, clara());
        var request = UUID.randomUUID().toString();

        for (var i = 0; i < 2; i++)
            assertThat(post(
                            "/orders/refunds",
                            "purchase",
                            id.toString(),
                            "request",
                            request,
                            "total",
                            "3,40",
                            "reason",
                            "burnt"))
                    .hasStatus(303)
                    .hasHeader("Location", "/orders/purchases/" + id);
        assertThat(recorded.get(id).refunded()).isEqualTo(Money.of(340, "EUR"));
        assertThat(get("/orders/purchases/" + id)).bodyText().contains("burnt", "9,00");
    }

    @Test
    void aRefundOfTooMuchKeepsWhatWasTypedAndSaysWhatIsLeft() {
        var id = bought("F-17", "2026-11-20T08:00:00Z", 1240, clara());

        assertThat(post(
                        "/orders/refunds",
                        "purchase",
                        id.toString(),
                        "request",
                        UUID.randomUUID().toString(),
                        "total",
                        "12.41",
                        "reason",
                        "burnt"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"12.41\"", "value=\"burnt\"", "12.40 EUR can still be given back");
    }

    @Test
    void aPurchaseIsRecordedByHandOnceHoweverOftenItIsSent() {
        var clara = clara();
        var request = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++)
            assertThat(post(
                            "/orders/purchases",
                            "customer",
                            clara.toString(),
                            "request",
                            request,
                            "total",
                            "45",
                            "what",
                            "Bread course",
                            "at",
                            "2026-11-20T14:30"))
                    .hasStatus(303);

        var id = purchases.find("hand", request).orElseThrow();
        var kept = recorded.get(id);
        assertThat(kept.total()).isEqualTo(Money.of(4500, "EUR"));
        assertThat(kept.at()).isEqualTo(Instant.parse("2026-11-20T13:30:00Z"));
        assertThat(kept.customer()).isEqualTo(clara);
        assertThat(kept.lines()).extracting(Purchase.Line::name).containsExactly("Bread course");
    }

    @Test
    void whatCannotBeReadByHandIsSaidBesideItsField() {
        assertThat(post(
                        "/orders/purchases",
                        "customer",
                        clara().toString(),
                        "request",
                        UUID.randomUUID().toString(),
                        "total",
                        "1.234,50",
                        "what",
                        "",
                        "at",
                        "tomorrow"))
                .hasStatus(422)
                .bodyText()
                .contains("is not an amount in EUR", "is not a day with a time", "value=\"1.234,50\"");
        assertThat(get("/orders/purchases/new?customer=" + clara()))
                .hasStatusOk()
                .bodyText()
                .contains("Clara Moser");
        assertThat(get("/orders/purchases/new?customer=" + UUID.randomUUID())).hasStatus(404);
    }

    @Test
    void thePanelTellsWhatTheyBoughtMostOftenAndHowMuchInAll() {
        var dora = person("Dora Huber", "dora@example.org");
        bought("G-1", "2026-10-01T08:00:00Z", 640, dora, Line.item("Rye bread", 1, 640));
        bought(
                "G-2",
                "2026-10-08T08:00:00Z",
                1240,
                dora,
                Line.item("Rye bread", 1, 640),
                Line.item("Croissant", 2, 600));
        db.sql("insert into orders.refund (purchase_id, customer_id, source, external_id, at, currency,"
                        + " total_minor, home_minor) select id, customer_id, 'till', 'G-R', at, currency, 140, 140"
                        + " from orders.purchase where external_id = 'G-2'")
                .update();
        purchases.record(new NewPurchase(
                "till",
                "G-3",
                Instant.parse("2026-10-09T08:00:00Z"),
                Money.of(500, "USD"),
                Somebody.known(dora),
                null,
                null,
                List.of()));

        var told = (PurchasesPanel) panel.of(dora).orElseThrow();
        assertThat(told.total()).isEqualTo(Money.of(1740, "EUR"));
        assertThat(told.visits()).isEqualTo(3);
        assertThat(told.foreign()).isEqualTo(1);
        assertThat(told.average()).isEqualTo(Money.of(870, "EUR"));
        assertThat(told.favourites())
                .extracting(PurchasesPanel.Favourite::name)
                .containsExactly("Rye bread", "Croissant");
        assertThat(told.places()).extracting(PurchasesPanel.Place::name).containsExactly("counter");
        assertThat(told.latest()).extracting(Purchase::number).containsExactly("G-3", "G-2", "G-1");
    }

    @Test
    void theStoryTellsAPurchaseInOneLine() {
        var told = story.tell(new Activity(
                clara(),
                "orders.purchase",
                Instant.EPOCH,
                "purchase:1",
                1240L,
                "EUR",
                Map.of(
                        "items",
                        List.of(
                                Map.of("name", "Rye bread", "quantity", "1"),
                                Map.of("name", "Croissant", "quantity", "2")),
                        "lines",
                        3,
                        "channel",
                        "counter")));

        assertThat(told.title()).contains("Bought 3 things for", "12.40", "(counter)");
        assertThat(told.detail()).isEqualTo("Rye bread, 2 × Croissant and 1 more");
        assertThat(told.href()).isEqualTo("/orders/purchases/1");
    }

    @Test
    void theStoryOfAPurchaseWithoutDetailsIsStillASentence() {
        var told = story.tell(
                new Activity(clara(), "orders.purchase", Instant.EPOCH, "purchase:1", 1240L, "EUR", Map.of()));

        assertThat(told.title()).contains("Bought something for").doesNotContain("(");
        assertThat(told.detail()).isNull();
    }

    private CustomerId clara() {
        return person("Clara Moser", "clara@example.org");
    }

    private CustomerId person(String name, String email) {
        return customers
                .identify("till", Person.unknown().withName(name).withEmail(email))
                .orElseThrow()
                .customer();
    }

    private PurchaseId bought(String number, String at, long total, CustomerId customer, Line... lines) {
        purchases.record(new NewPurchase(
                "till",
                number,
                Instant.parse(at),
                Money.of(total, "EUR"),
                Somebody.known(customer),
                "counter",
                null,
                List.of(lines)));
        return purchases.find("till", number).orElseThrow();
    }

    private List<String> numbers(PurchaseSearch search) {
        return recorded.rows(search, 100).stream().map(PurchaseRow::number).toList();
    }

    private static PurchaseSearch search(String number, @org.jspecify.annotations.Nullable LocalDate day) {
        return new PurchaseSearch(number, day, null, null);
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = browser.post().uri(address).with(signedInAs(shop.ada()));
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
