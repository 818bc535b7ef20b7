package dev.perennial.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.demo.sample.SampleLoading.Outcome;
import dev.perennial.platform.Businesses;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
class SampleTest {
    /// All tables that tell invented rows from real ones.
    private static final List<String> MARKED = List.of(
            "platform.business",
            "access.staff",
            "customers.customer",
            "orders.product",
            "orders.purchase",
            "orders.refund");

    @Autowired
    SampleLoading loading;

    @Autowired
    SampleRemoval removal;

    @Autowired
    Businesses businesses;

    @Autowired
    Shop shop;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theSampleIsIn() {
        loading.load(_ -> {});
    }

    @Test
    void loadedAgainNothingIsDoubled() {
        var before = rows();

        assertThat(loading.load(_ -> {})).isEqualTo(new Outcome.ThereAlready());
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void twoProcessesThatLoadAtOnceLoadOnce() throws Exception {
        removal.remove();
        Callable<Outcome> load = () -> loading.load(_ -> {});
        try (var processes = Executors.newFixedThreadPool(2)) {
            var outcomes = processes.invokeAll(List.of(load, load));
            assertThat(outcomes)
                    .extracting(outcome -> outcome.get().getClass().getSimpleName())
                    .containsExactlyInAnyOrder("Loaded", "ThereAlready");
        }
        assertThat(count("customers.customer where sample")).isEqualTo(3000);
    }

    @Test
    void stoppedInTheMiddleItLeavesNothing() {
        removal.remove();
        assertThat(transactions.<Boolean>execute(transaction -> {
                    loading.load(_ -> {});
                    transaction.setRollbackOnly();
                    return true;
                }))
                .isTrue();

        assertThat(MARKED)
                .allSatisfy(table -> assertThat(count(table + " where sample")).isZero());
        assertThat(loading.load(_ -> {})).isInstanceOf(Outcome.Loaded.class);
    }

    @Test
    void everyKnownPurchaseIsOnItsCustomersTimeline() {
        assertThat(count("customers.activity where kind = 'orders.purchase'"))
                .isGreaterThan(45_000)
                .isEqualTo(count("orders.purchase where customer_id is not null"));
        assertThat(count("""
            orders.purchase p
            where total_minor <> (select sum(total_minor) from orders.purchase_line l where l.purchase_id = p.id)""")).isZero();
    }

    /// Held by the job that runs right after the sample came in.
    @Test
    void whoStandsInTheListTwiceIsSuggestedAndAFamilyWithOneTelephoneIsNot() {
        jobs.runDue();

        var pairs = db.sql("""
            select least(a.name, b.name) || ' / ' || greatest(a.name, b.name)
            from customers.duplicate d join customers.customer a on a.id = d.first_id
            join customers.customer b on b.id = d.second_id""").query(String.class).list();
        assertThat(pairs)
                .contains("A. Mayer / Anna Maier", "Anna Maier / Anna Meier", "Rosalind Thorne / Rosalynd Thorne")
                .doesNotContain("Inês Carvalho / Tomás Carvalho");
    }

    @Test
    void everyPageOfTrustHasSomethingToShow() {
        assertThat(List.of(
                        "customers.consent where wording_id is not null and proof <> ''",
                        "customers.source_cost",
                        "customers.referral",
                        "customers.customer where campaign is not null",
                        "customers.appointment where starts_at > now() and remind_at is not null",
                        "customers.activity where kind = 'customers.called'",
                        "customers.task where done_at is null"))
                .allSatisfy(what -> assertThat(count(what)).as(what).isPositive());

        removal.remove();

        assertThat(List.of(
                        "customers.consent",
                        "customers.source_cost",
                        "customers.referral",
                        "customers.appointment",
                        "customers.duplicate",
                        "customers.activity where kind = 'customers.called'"))
                .allSatisfy(what -> assertThat(count(what)).as(what).isZero());
    }

    @Test
    void aRealBusinessIsLeftAlone() {
        removal.remove();
        shop.open();
        var before = rows();

        assertThat(loading.load(_ -> {})).isEqualTo(new Outcome.RealBusiness("Ada’s Bakery"));
        assertThat(rows()).isEqualTo(before);

        businesses.remove();
    }

    @Test
    void removalTakesAllThatIsInventedAndNothingThatIsReal() {
        var before = count("customers.customer where not sample");
        var real = db.sql("""
            insert into customers.customer (name, created_at, changed_at) values ('Real Rosa', now(), now())
            returning id::text""").query(String.class).single();
        db.sql("""
            insert into orders.purchase (customer_id, source, external_id, at, currency, total_minor)
            values (?::uuid, 'till', ?, now(), 'GBP', 420)""").params(real, real).update();
        db.sql("""
            insert into orders.purchase (customer_id, source, external_id, at, currency, total_minor)
            select id, 'till', 'booked-on-' || ?, now(), 'GBP', 500 from customers.customer where sample limit 1""").param(real).update();
        db.sql("""
            insert into orders.purchase_line (purchase_id, line, product_id, quantity, total_minor)
            select p.id, 1, t.id, 1, 420 from orders.purchase p, orders.product t
            where p.external_id = ? and t.sku = 'SOURDOUGH'""").param(real).update();

        removal.remove();

        assertThat(MARKED)
                .allSatisfy(table -> assertThat(count(table + " where sample")).isZero());
        assertThat(count("customers.activity where source like 'purchase:%'")).isZero();
        assertThat(count("insights.run")).isZero();
        assertThat(businesses.find()).isEmpty();
        assertThat(count("customers.customer where not sample")).isEqualTo(before + 1);
        assertThat(count("orders.purchase where external_id like '%" + real + "'"))
                .isEqualTo(2);
        assertThat(count("orders.product where sku = 'SOURDOUGH' and not sample"))
                .isEqualTo(1);

        db.sql("delete from orders.purchase where source = 'till'").update();
        db.sql("delete from orders.product where not sample").update();
    }

    private List<Long> rows() {
        return MARKED.stream().map(this::count).toList();
    }

    private long count(String what) {
        return db.sql("select count(*) from " + what).query(Long.class).single();
    }
}
