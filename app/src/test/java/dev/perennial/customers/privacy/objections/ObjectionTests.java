package dev.perennial.customers.privacy.objections;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Profiling;
import dev.perennial.insights.Bakery;
import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.insights.model.WorkingOut;
import dev.perennial.platform.Businesses;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/// Vera came every week for a year and has been silent for seven: she stands on every list there is.
@PerennialTest
class ObjectionTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Profiling profiling;

    @Autowired
    Insights insights;

    @Autowired
    WorkingOut workingOut;

    @Autowired
    Businesses businesses;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient db;

    CustomerId vera;

    @BeforeEach
    void scoresOfAWholeBakery() {
        shop.open();
        for (var table : List.of("orders.refund", "orders.purchase", "customers.customer", "insights.run"))
            db.sql("delete from " + table).update();
        db.sql("delete from platform.scheduled_task").update();
        db.sql("update customers.privacy_setting set least_age = null").update();
        vera = new Bakery(new Till(db)).vera;
        workOut();
        Shop.signIn(shop.ada());
    }

    @AfterEach
    void signedOut() {
        Shop.signOut();
    }

    @Test
    void sheStandsOnEveryListBefore() {
        assertThat(lists()).allMatch(list -> list.contains("Vera Novak"));
    }

    @Test
    void fromTheVeryMomentSheIsOnNoListAndHasNoScore() {
        profiling.object(vera);
        assertThat(lists()).noneMatch(list -> list.contains("Vera Novak"));
        assertThat(scores(vera)).isZero();
        assertThat(text("/customers/" + vera))
                .contains("Objected to profiling on")
                .doesNotContain("Slipping away");
    }

    @Test
    void theNextRunLeavesHerOutAndTheTotalsStay() {
        var revenue = revenue();
        profiling.object(vera);
        workOut();
        assertThat(lists()).noneMatch(list -> list.contains("Vera Novak"));
        assertThat(scores(vera)).isZero();
        assertThat(revenue()).isEqualTo(revenue).isPositive();
    }

    @Test
    void aRunThatHadReadHerPurchasesAlreadyDoesNotBringHerBack() {
        var worked = workingOut.workOut(businesses.current(), TestClock.INSTANCE.instant(), (_, _) -> {});
        profiling.object(vera);
        keep(worked);
        assertThat(scores(vera)).isZero();
    }

    @Test
    void whoObjectsWhileScoresAreWrittenWaitsForThemAndTakesThemAlong() throws Exception {
        var worked = workingOut.workOut(businesses.current(), TestClock.INSTANCE.instant(), (_, _) -> {});
        db.sql("delete from insights.customer_value").update();
        var ada = shop.ada();
        var objecting = transaction.execute(_ -> {
            keepInside(worked);
            var started = CompletableFuture.runAsync(() -> {
                Shop.signIn(ada);
                profiling.object(vera);
            });
            while (!started.isDone() && !somebodyWaits()) Thread.onSpinWait();
            return started;
        });
        objecting.get(20, TimeUnit.SECONDS);
        assertThat(scores(vera)).isZero();
    }

    @Test
    void whoTakesItBackIsJudgedAgainByTheNextRun() {
        profiling.object(vera);
        profiling.takeBack(vera);
        workOut();
        assertThat(scores(vera)).isEqualTo(2);
    }

    @Test
    void childrenBelowTheAgeOfTheBusinessHaveNoScores() {
        db.sql("update customers.customer set birth_year = 2015, birth_month = 2, birth_day = 28 where id = ?")
                .param(vera.value())
                .update();
        db.sql("update customers.privacy_setting set least_age = 14").update();
        profiling.forgetScoresOfAll();
        assertThat(scores(vera)).isZero();
        workOut();
        assertThat(scores(vera)).isZero();
    }

    @Test
    void theSwitchIsOnHerPrivacyPageAndNotForTheCounter() {
        assertThat(browser.post()
                        .uri("/customers/privacy/objections")
                        .param("customer", vera.toString())
                        .with(signedInAs(shop.bo())))
                .hasStatus(403);
        assertThat(browser.post()
                        .uri("/customers/privacy/objections")
                        .param("customer", vera.toString())
                        .with(signedInAs(shop.ada())))
                .hasStatus(303);
        assertThat(text("/customers/privacy/" + vera)).contains("The person took the objection back");
        Shop.signIn(shop.bo());
        assertThatThrownBy(() -> profiling.takeBack(vera)).isInstanceOf(AccessDeniedException.class);
    }

    private boolean somebodyWaits() {
        return db.sql("""
            select exists (select from pg_locks where locktype = 'advisory' and not granted
                and database = (select oid from pg_database where datname = current_database()))""").query(Boolean.class).single();
    }

    private List<String> lists() {
        return List.of(
                text("/insights/value"),
                text("/insights/value/slipping.csv"),
                text("/today"),
                text("/customers?sort=value"));
    }

    private long scores(CustomerId customer) {
        return db.sql("""
            select (select count(*) from insights.customer_value where customer_id = :customer)
                 + (select count(*) from customers.trait where customer_id = :customer and module = 'insights')""").param("customer", customer.value()).query(Long.class).single();
    }

    private long revenue() {
        return db.sql("""
            select revenue_minor from insights.picture p join insights.run r on r.id = p.run_id
            order by r.finished_at desc, r.id desc limit 1""").query(Long.class).single();
    }

    private void workOut() {
        insights.workOut();
        jobs.runDue();
    }

    private void keep(WorkingOut.Worked worked) {
        transaction.executeWithoutResult(_ -> keepInside(worked));
    }

    private void keepInside(WorkingOut.Worked worked) {
        var run = db.sql("""
            insert into insights.run (state, cause, wanted_at, started_at, finished_at)
            values ('DONE', 'HAND', now(), now(), now()) returning id""").query(UUID.class).single();
        workingOut.keep(run, worked, businesses.current(), TestClock.INSTANCE.instant());
    }

    private String text(String address) {
        var answer = browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
