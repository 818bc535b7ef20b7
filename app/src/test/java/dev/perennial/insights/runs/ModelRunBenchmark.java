package dev.perennial.insights.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.insights.runs.Run.Cause;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Not a test of the build: see `benchmarks/README.md`. `-Dcustomers=…` sets the size, five order lines for each.
@PerennialTest
class ModelRunBenchmark {
    static final int CUSTOMERS = Integer.getInteger("customers", 200_000);

    private static final List<String> PAGES = List.of(
            "/insights/value",
            "/insights/health",
            "/insights/groups",
            "/insights/acquisition",
            "/insights/compare",
            "/insights/trends",
            "/insights/drivers",
            "/insights/recommendations");

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Runs runs;

    @Autowired
    ModelRun modelRun;

    @Autowired
    MockMvcTester browser;

    @Test
    void modelAndPage() {
        shop.open();
        invent();
        for (var pass : new String[] {"first run, every row new", "second run, nothing changed"}) {
            var run = runs.want(Cause.HAND);
            var begun = System.nanoTime();
            assertThat(modelRun.perform(run.id())).isTrue();
            print(pass, Duration.ofNanos(System.nanoTime() - begun));
        }
        for (var page : PAGES) open(page);
        assertThat(db.sql("select count(*) from insights.customer_value")
                        .query(Long.class)
                        .single())
                .isEqualTo(CUSTOMERS);
    }

    void open(String page) {
        var openings = new long[30];
        for (var i = 0; i < openings.length; i++) {
            var begun = System.nanoTime();
            assertThat(browser.get().uri(page).with(Shop.signedInAs(shop.ada())))
                    .hasStatusOk();
            openings[i] = System.nanoTime() - begun;
        }
        print(page + ", the first time", Duration.ofNanos(openings[0]));
        Arrays.sort(openings);
        print(page + ", middle of 30", Duration.ofNanos(openings[15]));
        print(page + ", slowest but one", Duration.ofNanos(openings[28]));
    }

    static void print(String what, Duration took) {
        System.out.printf("%s: %.3f s%n", what, took.toMillis() / 1000.0);
    }

    /// Two years of customers who come at rates of their own and leave at times of their own, one line an order.
    void invent() {
        db.sql("select setseed(0.5)").query().singleRow();
        db.sql("""
            insert into customers.customer (name, created_at, changed_at)
            select 'Customer ' || n, now(), now() from generate_series(1, ?) n\
            """).param(CUSTOMERS).update();
        db.sql("""
            with person as materialized (
                select id, row_number() over (order by id) as n, random() * 600 as came, random() * 600 as stayed
                from customers.customer
            ), bought as (
                select id, n, k, came, stayed, random() as r, random() as m
                from person, generate_series(0, case n % 10 when 0 then 18 when 1 then 9 when 2 then 6 when 3 then 4
                                                            when 4 then 3 when 5 then 2 else 1 end
                                                + case n % 10 when 6 then -1 when 7 then -1 when 8 then 0 else 0 end) k
            ), placed as (
                insert into orders.purchase (customer_id, source, external_id, at, currency, total_minor, home_minor)
                select id, 'bench', n || '-' || k,
                       timestamptz '2026-11-20 12:00+01' - make_interval(hours => (24 * least(719,
                           case k when 0 then 720 - came else greatest(0, 720 - came - r * stayed) end))::int),
                       'EUR', (500 + 4500 * m * m)::bigint, (500 + 4500 * m * m)::bigint
                from bought returning id, total_minor
            )
            insert into orders.purchase_line (purchase_id, line, quantity, total_minor)
            select id, 1, 1, total_minor from placed\
            """).update();
        for (var table : new String[] {"customers.customer", "orders.purchase", "orders.purchase_line"})
            db.sql("vacuum analyze " + table).update();
        System.out.printf(
                "%,d customers, %,d order lines%n",
                CUSTOMERS,
                db.sql("select count(*) from orders.purchase_line")
                        .query(Long.class)
                        .single());
    }
}
