package dev.perennial.orders.products;

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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class ProductsTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Figures figures;

    @Autowired
    Products products;

    @Autowired
    Newcomers newcomers;

    @Autowired
    Purchases purchases;

    @Autowired
    Customers customers;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private int number;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from orders.purchase").update();
        db.sql("delete from orders.product").update();
    }

    @Test
    void aProductIsBoughtAgainWhenSomebodyBuysItInAnotherPurchase() {
        var anna = person("Anna");
        var bela = person("Bela");
        bought("2026-11-01T08:00:00Z", anna, Line.item("Bun", 1, 100), Line.item("Bun", 1, 100));
        bought("2026-11-02T08:00:00Z", bela, Line.item("Bun", 1, 100));
        assertThat(bun().again()).isZero();

        bought("2026-11-03T08:00:00Z", anna, Line.item("Bun", 2, 200));
        bought("2026-11-04T08:00:00Z", null, Line.item("Bun", 1, 100));
        bought("2026-11-05T08:00:00Z", null, Line.item("Bun", 1, 100));

        assertThat(bun().again()).isEqualTo(1);
        assertThat(bun().buyers()).isEqualTo(2);
        assertThat(bun().revenueMinor()).isEqualTo(700);
        assertThat(bun().quantity()).isEqualByComparingTo("7");
    }

    @Test
    void revenueInAnotherCurrencyCountsByItsRateOrNotAtAll() {
        purchases.record(new NewPurchase(
                "till",
                "usd-1",
                Instant.parse("2026-11-01T08:00:00Z"),
                Money.of(1000, "USD"),
                null,
                null,
                null,
                List.of(Line.item("Bun", 1, 1000))));
        assertThat(bun().revenueMinor()).isZero();

        db.sql("update orders.purchase set home_minor = 900 where external_id = 'usd-1'")
                .update();
        assertThat(bun().revenueMinor()).isEqualTo(900);
    }

    @Test
    void aSaleMakesTheFiguresStaleUntilTheyAreWorkedOut() {
        figures.workOut();
        db.sql("update orders.figures set stale = true").update();
        bought("2026-11-01T08:00:00Z", null, Line.item("Bun", 1, 100));

        figures.workOutIfStale();
        assertThat(products.rows("", ProductOrder.REVENUE, 10)).hasSize(1);
        db.sql("delete from orders.product_figure").update();
        figures.workOutIfStale();
        assertThat(products.rows("", ProductOrder.REVENUE, 10)).isEmpty();
    }

    @Test
    void newcomersAreThoseOfTheYearWhoHadAQuarterToComeBack() {
        bought("2025-01-01T08:00:00Z", person("Old"));
        var back = person("Back");
        bought("2026-05-01T08:00:00Z", back);
        bought("2026-06-01T08:00:00Z", back);
        var late = person("Late");
        bought("2026-05-01T08:00:00Z", late);
        bought("2026-08-05T08:00:00Z", late);
        bought("2026-10-01T08:00:00Z", person("Fresh"));
        figures.workOut();

        assertThat(newcomers.course()).isEqualTo(new Newcomers.Course(2, 1));
    }

    @Test
    void theFirstMonthOfAHistoryTellsNothingAboutNewcomers() {
        bought("2026-05-01T08:00:00Z", person("First"));
        bought("2026-05-30T08:00:00Z", person("Second"));
        bought("2026-06-01T08:00:00Z", person("Third"));
        figures.workOut();

        assertThat(newcomers.course().newcomers()).isEqualTo(1);
    }

    @Test
    void theListIsSortedAsAskedAndSearchedByNameOrNumber() {
        bought("2026-11-01T08:00:00Z", person("Anna"), Line.item("Rye bread", 1, 640));
        bought("2026-11-01T08:00:00Z", person("Bela"), Line.item("Bun", 1, 100));
        bought("2026-11-01T08:00:00Z", person("Cleo"), Line.item("Bun", 1, 100));
        figures.workOut();

        assertThat(products.rows("", ProductOrder.REVENUE, 10))
                .extracting(ProductRow::name)
                .containsExactly("Rye bread", "Bun");
        assertThat(products.rows("", ProductOrder.BUYERS, 10))
                .extracting(ProductRow::name)
                .containsExactly("Bun", "Rye bread");
        assertThat(products.rows("RYE", ProductOrder.AGAIN, 10))
                .extracting(ProductRow::name)
                .containsExactly("Rye bread");
        assertThat(products.rows("%", ProductOrder.AGAIN, 10)).isEmpty();
        assertThat(browser.get().uri("/orders/products?by=nonsense&search=bun").with(signedInAs(shop.bo())))
                .hasStatusOk()
                .bodyText()
                .contains("Bun", "too few")
                .doesNotContain("Rye bread");
    }

    @Test
    void theEmptyListSaysWhatItIsFor() {
        figures.workOut();

        assertThat(browser.get().uri("/orders/products").with(signedInAs(shop.bo())))
                .hasStatusOk()
                .bodyText()
                .contains("No products yet");
    }

    private ProductRow bun() {
        figures.workOut();
        return products.rows("Bun", ProductOrder.REVENUE, 1).getFirst();
    }

    private CustomerId person(String name) {
        var email = name.toLowerCase(java.util.Locale.ROOT) + "@example.org";
        return customers
                .identify("till", Person.unknown().withName(name).withEmail(email))
                .orElseThrow()
                .customer();
    }

    private void bought(String at, @org.jspecify.annotations.Nullable CustomerId customer, Line... lines) {
        var total = List.of(lines).stream().mapToLong(Line::totalMinor).sum();
        purchases.record(new NewPurchase(
                "till",
                "p" + number++ + at,
                Instant.parse(at),
                Money.of(total, "EUR"),
                customer == null ? null : Somebody.known(customer),
                null,
                null,
                List.of(lines)));
    }
}
