package dev.perennial.insights.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.insights.recommendations.Lists.Kind;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Forty regulars buy rye bread and butter every week, thirty others coffee and cake; Ida buys rye bread only.
@PerennialTest
class RecommendationsTests {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    Jobs jobs;

    @Autowired
    Insights insights;

    @Autowired
    Lists lists;

    private final Map<String, UUID> products = new HashMap<>();
    private Till till;
    private CustomerId ida;

    @BeforeEach
    void aBakery() {
        shop.open();
        insights.forget();
        for (var table : List.of(
                "orders.refund",
                "orders.purchase",
                "orders.product",
                "customers.objection",
                "customers.customer",
                "platform.scheduled_task")) db.sql("delete from " + table).update();
        till = new Till(db);
        for (var i = 0; i < 40; i++) {
            var regular = till.customer("Regular " + i);
            for (var week = 0; week < 16; week++)
                bought(regular, DAY.plusWeeks(week), "Rye bread", "Butter", i % 4 == 0 ? "Jam" : "Butter");
        }
        for (var i = 0; i < 30; i++) {
            var guest = till.customer("Guest " + i);
            for (var week = 0; week < 8; week++) bought(guest, DAY.plusWeeks(2L * week), "Coffee", "Cake");
        }
        ida = till.customer("Ida Rye");
        for (var visit = 0; visit < 4; visit++) bought(ida, DAY.plusDays(60 + 9L * visit), "Rye bread");
    }

    private void bought(CustomerId who, LocalDate day, String... names) {
        var purchase = till.buys(who, day, 700);
        var line = 0;
        for (var name : names)
            db.sql("""
                insert into orders.purchase_line (purchase_id, line, product_id, quantity, total_minor)
                values (?, ?, ?, 1, 350)""").params(purchase, line++, product(name)).update();
    }

    private UUID product(String name) {
        return products.computeIfAbsent(
                name, _ -> db.sql("""
            insert into orders.product (source, sku, name) values ('till', :name, :name) returning id""").param("name", name).query(UUID.class).single());
    }

    private void workOut() {
        insights.workOut();
        jobs.runDue();
    }

    private List<String> names(CustomerId who, Kind kind) {
        return lists.of(who, kind).stream().map(Like::name).toList();
    }

    private String body(String address) {
        var answer =
                browser.get().uri(address).with(Shop.signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void theirOwnComesAgainAndWhatGoesWithItIsNew() {
        assertThat(body("/insights/recommendations")).contains("No suggestions yet");
        workOut();
        assertThat(names(ida, Kind.AGAIN)).containsExactly("Rye bread");
        var butter = lists.of(ida, Kind.NEW).getFirst();
        assertThat(butter.name()).isEqualTo("Butter");
        assertThat(butter.because()).isEqualTo("Rye bread");
        assertThat(butter.both()).isEqualTo(40);
        assertThat(butter.buyers()).isEqualTo(41);
        var rye = lists.of(ida, Kind.AGAIN).getFirst();
        assertThat(rye.times()).isEqualTo(4);
        assertThat(rye.everyDays()).isEqualTo(9.0);
        assertThat(body("/customers/" + ida)).contains("Would like", "because they buy Rye bread: 40 of 41");
    }

    @Test
    void howOftenListsComeTrueIsToldBesideTheBestSellers() {
        workOut();
        var checked = lists.checked().orElseThrow();
        var next = checked.next();
        assertThat(next).isNotNull();
        assertThat(next.asked()).isGreaterThanOrEqualTo(60);
        assertThat(next.share()).isBetween(next.low(), next.high());
        assertThat(body("/insights/recommendations")).contains("Do they come true?", "Best sellers would be");
    }

    @Test
    void aProductKeptOutIsOffAllListsAtOnceAndAfterTheNextNight() {
        workOut();
        Shop.signIn(shop.ada());
        assertThat(lists.exclude(product("Butter"))).isTrue();
        Shop.signOut();
        assertThat(names(ida, Kind.NEW)).doesNotContain("Butter");
        workOut();
        assertThat(db.sql("select count(*) from insights.recommendation where product_id = ? or because_id = ?")
                        .params(product("Butter"), product("Butter"))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(body("/insights/recommendations?product=jam")).contains("Butter", "Jam");
        Shop.signIn(shop.ada());
        lists.include(product("Butter"));
        Shop.signOut();
        workOut();
        assertThat(names(ida, Kind.NEW)).contains("Butter");
    }

    @Test
    void whoObjectsToProfilingIsOnNoListFromThatMomentOn() {
        workOut();
        db.sql("insert into customers.objection (customer_id, what, since) values (?, 'PROFILING', now())")
                .param(ida.value())
                .update();
        assertThat(names(ida, Kind.AGAIN)).isEmpty();
        assertThat(body("/customers/" + ida)).doesNotContain("Would like");
        workOut();
        assertThat(db.sql("select count(*) from insights.recommendation where customer_id = ?")
                        .param(ida.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void makingThemTwiceChangesNothing() {
        workOut();
        var first = db.sql("select * from insights.recommendation order by 1, 2, 3")
                .query()
                .listOfRows();
        workOut();
        assertThat(db.sql("select * from insights.recommendation order by 1, 2, 3")
                        .query()
                        .listOfRows())
                .isEqualTo(first)
                .isNotEmpty();
    }

    @Test
    void aFewPurchasesGiveAHintAndSaySo() {
        db.sql("delete from orders.purchase where customer_id <> ?")
                .param(ida.value())
                .update();
        bought(ida, DAY.plusDays(100), "Cake");
        workOut();
        assertThat(names(ida, Kind.AGAIN)).contains("Rye bread", "Cake");
        assertThat(body("/insights/recommendations")).contains("Too little data to say");
    }
}
