package dev.perennial.insights.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.insights.Bakery;
import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class HealthPageTests {
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

    @BeforeEach
    void emptyBooks() {
        shop.open();
        for (var table :
                List.of("orders.refund", "orders.purchase", "customers.customer", "insights.run", "insights.model_day"))
            db.sql("delete from " + table).update();
        db.sql("delete from platform.scheduled_task").update();
    }

    void workOut() {
        insights.workOut();
        jobs.runDue();
    }

    String page() {
        var answer = browser.get()
                .uri("/insights/health")
                .with(Shop.signedInAs(shop.ada()))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void withoutOrdersItSaysWhatItIsForAndWhatToDoNext() {
        assertThat(page())
                .contains("The models have nothing to learn from yet", "/orders/imports")
                .contains("Nothing, in the runs that are kept");
    }

    @Test
    void tooLittleHistoryIsASentenceWithWhatWouldBeEnough() {
        var till = new Till(db);
        till.buys(till.customer("Ada"), LocalDate.of(2026, 11, 1), 1_250);
        workOut();

        assertThat(page())
                .contains("Too little history for a model yet", "1 customer with 1 buying day")
                .contains("From 20 on one can begin to tell")
                .doesNotContain("Are your customers changing?");
    }

    @Test
    void aYearOfABakeryIsToldCheckedAndExplained() {
        new Bakery(new Till(db));
        workOut();

        assertThat(page())
                .contains("142 customers with", "What they were told", "Last worked out")
                .contains("more buying days of the customers known by then")
                .contains("came as often as the model’s nine-in-ten range said")
                .contains("Careful: a simple guess did better")
                .contains("This is the first day that was kept")
                .contains("Your past was likelier under it")
                .contains("too little past for a second opinion");
    }

    @Test
    void fromTheSecondDayOnItSaysWhetherCustomersChange() {
        new Bakery(new Till(db));
        workOut();
        TestClock.INSTANCE.advance(Duration.ofDays(1));
        workOut();

        assertThat(db.sql("select count(*) from insights.model_day")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(page())
                .contains("the same within the doubt of the estimate", "Average of the days before")
                .contains("as estimated day by day", "checked day by day");
    }

    @Test
    void aFitFarFromTheOneOfLastMonthIsCalledAChange() {
        new Bakery(new Till(db));
        workOut();
        db.sql("""
            insert into insights.model_day
            select day - 28, worked_out_at, customers, purchase_days, model, newcomer * 3, newcomer_high * 2,
                newcomer_high * 4, mean_error, naive_error, covered, opinion from insights.model_day""").update();

        assertThat(page()).contains("Yes, for the worse");
    }

    @Test
    void theLastRunOfADayStandsForIt() {
        var till = new Till(db);
        new Bakery(till);
        workOut();
        till.buys(till.customer("Late"), Bakery.LAST_DAY, 500);
        TestClock.INSTANCE.advance(Duration.ofMinutes(20));
        workOut();

        assertThat(db.sql("select customers from insights.model_day")
                        .query(Long.class)
                        .list())
                .containsExactly(143L);
    }

    @Test
    void whatFailedAndWhenIsSaid() {
        new Bakery(new Till(db));
        workOut();
        db.sql("""
            insert into insights.run (state, cause, wanted_at, started_at, finished_at, problem)
            values ('FAILED', 'NIGHT', now(), now(), '2031-01-02T03:04:05Z', 'Java heap space')""").update();

        assertThat(page())
                .contains("The figures could not be worked out lately", "One run of those kept ended badly")
                .contains("Java heap space");
    }

    @Test
    void forgettingTheBusinessForgetsItsDays() {
        new Bakery(new Till(db));
        workOut();

        insights.forget();

        assertThat(db.sql("select count(*) from insights.model_day")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
