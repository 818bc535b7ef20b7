package dev.perennial.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Somebody;
import dev.perennial.orders.NewPurchase.Kind;
import dev.perennial.orders.NewPurchase.Line;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PerennialTest
@RecordApplicationEvents
class PurchasesTests {
    private static final Instant MORNING = Instant.parse("2026-11-20T08:15:00Z");
    private static final Somebody CLARA = new Somebody(null, "C-7", "Clara Moser", "clara@example.org", null);

    @Autowired
    Purchases purchases;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void open() {
        shop.open();
    }

    @Test
    void aPurchaseIsKeptWithItsLinesAndItsBuyer() {
        var id = recorded(purchase("kept", 1240, CLARA, bread(), croissants()));

        assertThat(db.sql("select home_minor from orders.purchase where id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1240);
        assertThat(db.sql("""
            select p.name || ' ' || l.quantity || ' ' || l.total_minor from orders.purchase_line l
            join orders.product p on p.id = l.product_id where l.purchase_id = ? order by l.line\
            """).param(id.value()).query(String.class).list())
                .containsExactly("Rye bread 1.000 640", "Croissant 2.000 600");
        assertThat(db.sql("select name from customers.api_customer where id = ?")
                        .param(buyerOf(id).value())
                        .query(String.class)
                        .single())
                .isEqualTo("Clara Moser");
    }

    @Test
    void theSameBuyerIsKnownAgain() {
        var first = recorded(purchase("again-1", 0, CLARA));
        var second = recorded(purchase("again-2", 0, new Somebody(null, null, null, "CLARA@example.org", null)));

        assertThat(buyerOf(second)).isEqualTo(buyerOf(first));
    }

    @Test
    void theBuyersStoryTellsOfItAndModulesAboveHearOfIt() {
        var id = recorded(purchase("told", 1240, CLARA, bread(), croissants()));

        assertThat(db.sql("select amount_minor || ' ' || currency || ' ' || (data ->> 'lines') from"
                                + " customers.api_activity where source = ?")
                        .param("purchase:" + id)
                        .query(String.class)
                        .list())
                .containsExactly("1240 EUR 2");
        assertThat(events.stream(PurchaseRecorded.class))
                .containsExactly(new PurchaseRecorded(id, buyerOf(id), Money.of(1240, "EUR"), MORNING));
    }

    @Test
    void aPurchaseOfNobodyKnownIsKeptToo() {
        var id = recorded(purchase("nobody", 300, null));

        assertThat(db.sql("select count(*) from orders.purchase where id = ? and customer_id is null")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPurchaseToldTwiceIsKeptOnce() {
        var once = purchase("twice", 1240, CLARA, bread(), croissants());
        var id = recorded(once);
        events.clear();

        assertThat(purchases.record(once)).isEqualTo(new SeenBefore<>(id));
        assertThat(lines(id)).isEqualTo(2);
        assertThat(events.stream(PurchaseRecorded.class)).isEmpty();
    }

    @Test
    void anotherPurchaseUnderTheSameNumberIsAContradiction() {
        var id = recorded(purchase("other", 1240, null));

        assertThat(purchases.record(purchase("other", 1250, null))).isInstanceOfSatisfying(Contradicted.class, it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.difference().reason()).isEqualTo("otherTotal");
        });
        var later = new NewPurchase(
                "till", "other", MORNING.plusSeconds(60), Money.of(1240, "EUR"), null, null, null, List.of());
        assertThat(purchases.record(later)).isInstanceOf(Contradicted.class);
    }

    @Test
    void theSameNumberFromAnotherSourceIsAnotherPurchase() {
        var till = recorded(purchase("shared", 100, null));
        var web =
                recorded(new NewPurchase("web", "shared", MORNING, Money.of(100, "EUR"), null, null, null, List.of()));

        assertThat(web).isNotEqualTo(till);
    }

    @Test
    void eightTillsTellingTheSamePurchaseKeepItOnceAndMakeOneCustomer() throws Exception {
        var buyer = new Somebody(null, null, "Emil Haas", "emil@example.org", null);
        var told = together(8, () -> purchases.record(purchase("race", 640, buyer, bread())));

        assertThat(told).filteredOn(Recorded.class::isInstance).hasSize(1);
        assertThat(told).filteredOn(SeenBefore.class::isInstance).hasSize(7);
        assertThat(db.sql("select count(*) from customers.api_customer where name = 'Emil Haas'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void purchasesOfTheSameNewProductsInAnyOrderDoNotBlockEachOther() throws Exception {
        var number = new java.util.concurrent.atomic.AtomicInteger();
        var told = together(8, () -> {
            var n = number.incrementAndGet();
            var names = new ArrayList<>(IntStream.range(0, 40)
                    .mapToObj(it -> Line.item("Novelty " + it, 1, 0))
                    .toList());
            if (n % 2 == 0) java.util.Collections.reverse(names);
            return purchases.record(purchase("novelty-" + n, 0, null, names.toArray(Line[]::new)));
        });

        assertThat(told).hasOnlyElementsOfType(Recorded.class);
        assertThat(db.sql("select count(*) from orders.product where name like 'Novelty %'")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void aRefusedPurchaseLeavesNothingBehind() {
        var unknown = Somebody.known(new CustomerId(UUID.fromString("00000000-0000-7000-8000-000000000000")));

        assertThat(purchases.record(purchase("refused", 0, unknown, Line.item("Ghost bread", 1, 0))))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.refusals()).hasSize(1));
        assertThat(purchases.find("till", "refused")).isEmpty();
        assertThat(db.sql("select count(*) from orders.product where name = 'Ghost bread'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherCurrencyIsKeptAsPaidAndNotInTheBusinesssOwn() {
        var id = recorded(new NewPurchase("till", "yen", MORNING, Money.of(1240, "JPY"), null, null, null, List.of()));

        assertThat(db.sql("select count(*) from orders.purchase where id = ? and currency = 'JPY' and"
                                + " total_minor = 1240 and home_minor is null")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void shippingAndDiscountAreLinesWithoutAProduct() {
        var id = recorded(purchase(
                "extras",
                930,
                null,
                bread(),
                new Line(Kind.SHIPPING, null, null, BigDecimal.ONE, 390),
                new Line(Kind.DISCOUNT, null, null, BigDecimal.ONE, -100)));

        assertThat(db.sql("select kind from orders.purchase_line where purchase_id = ? and product_id is null"
                                + " order by line")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("SHIPPING", "DISCOUNT");
    }

    private PurchaseId recorded(NewPurchase purchase) {
        assertThat(purchases.record(purchase)).isInstanceOf(Recorded.class);
        return purchases.find(purchase.source(), purchase.number()).orElseThrow();
    }

    private CustomerId buyerOf(PurchaseId id) {
        return new CustomerId(db.sql("select customer_id from orders.purchase where id = ?")
                .param(id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .single());
    }

    private long lines(PurchaseId id) {
        return db.sql("select count(*) from orders.purchase_line where purchase_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private static NewPurchase purchase(String number, long total, @Nullable Somebody buyer, Line... lines) {
        return new NewPurchase("till", number, MORNING, Money.of(total, "EUR"), buyer, "counter", null, List.of(lines));
    }

    private static Line bread() {
        return Line.item("Rye bread", 1, 640);
    }

    private static Line croissants() {
        return Line.item("Croissant", 2, 600);
    }

    static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        var start = new CyclicBarrier(threads);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < threads; i++)
                running.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            var results = new ArrayList<T>();
            for (var one : running) results.add(one.get());
            return results;
        }
    }
}
