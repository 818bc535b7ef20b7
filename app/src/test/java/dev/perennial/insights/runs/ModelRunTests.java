package dev.perennial.insights.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.insights.runs.Run.Cause;
import dev.perennial.insights.runs.Run.State;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class ModelRunTests {
    @Autowired
    Runs runs;

    @Autowired
    ModelRun modelRun;

    @Autowired
    Remodelling remodelling;

    @Autowired
    Insights insights;

    @Autowired
    Jobs jobs;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void noRuns() {
        shop.open();
        db.sql("delete from platform.scheduled_task").update();
        db.sql("delete from insights.run").update();
    }

    @Test
    void manyWishesAtOnceMakeOneRun() throws Exception {
        var asked = ConcurrentHashMap.<UUID>newKeySet();
        try (var staff = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> wish =
                    () -> asked.add(remodelling.soon(Cause.IMPORT).id());
            for (var done :
                    staff.invokeAll(IntStream.range(0, 24).mapToObj(_ -> wish).toList())) done.get();
        }

        assertThat(asked).hasSize(1);
        assertThat(db.sql("select count(*) from platform.scheduled_task where task_name = 'insights-run'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aWishDuringARunMakesOneMoreAfterIt() {
        var first = runs.want(Cause.IMPORT);
        assertThat(runs.begin(first.id())).isTrue();

        var second = runs.want(Cause.IMPORT);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(runs.want(Cause.NIGHT).id()).isEqualTo(second.id());
        assertThat(modelRun.perform(second.id())).as("it waits").isFalse();
    }

    @Test
    void twoProcessesNeverBeginTwoRunsAtOnce() throws Exception {
        var first = runs.want(Cause.IMPORT);
        runs.begin(first.id());
        var second = runs.want(Cause.IMPORT);

        var begun = new HashSet<Boolean>();
        try (var processes = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> begin = () -> runs.begin(second.id());
            for (var answer : processes.invokeAll(java.util.List.of(begin, begin, begin, begin)))
                begun.add(answer.get());
        }

        assertThat(begun).containsExactly(false);
    }

    @Test
    void aRunWhoseProcessDiedIsRepeatedWhole() {
        var till = new Till(db);
        till.buys(till.customer("Ada"), LocalDate.of(2026, 11, 1), 500);
        var run = remodelling.soon(Cause.IMPORT);
        runs.begin(run.id());

        jobs.runDue();

        assertThat(runs.find(run.id())).get().extracting(Run::state).isEqualTo(State.DONE);
        assertThat(db.sql("select attempts from insights.run")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aRunThatIsDoneIsNotDoneAgain() {
        var run = remodelling.soon(Cause.HAND);
        jobs.runDue();
        var finished = runs.find(run.id()).orElseThrow().finishedAt();
        TestClock.INSTANCE.advance(Duration.ofMinutes(5));

        assertThat(modelRun.perform(run.id())).isTrue();

        assertThat(runs.find(run.id()).orElseThrow().finishedAt()).isEqualTo(finished);
    }

    @Test
    void singlePurchasesWaitForCompanyAndAnImportBringsTheRunForward() {
        var now = TestClock.INSTANCE.instant();
        remodelling.atLeisure(Cause.PURCHASE);
        assertThat(nextRunAt()).isEqualTo(now.plus(Duration.ofMinutes(1)));

        remodelling.soon(Cause.IMPORT);

        assertThat(nextRunAt()).isEqualTo(now);
    }

    @Test
    void singlePurchasesCauseARunOnlyEveryQuarterOfAnHour() {
        remodelling.soon(Cause.IMPORT);
        jobs.runDue();
        var finished = runs.lastDone().orElseThrow().finishedAt();

        remodelling.atLeisure(Cause.PURCHASE);

        assertThat(nextRunAt()).isEqualTo(finished.plus(Duration.ofMinutes(15)));
    }

    @Test
    void theMoreItFailsTheLongerPurchasesWait() {
        for (var failures = 1; failures <= 9; failures++) {
            var run = runs.want(Cause.NIGHT);
            runs.begin(run.id());
            runs.failed(run.id(), "no memory");
            db.sql("delete from platform.scheduled_task").update();

            remodelling.atLeisure(Cause.PURCHASE);

            var pause = Duration.ofMinutes(15L << Math.min(failures, 7));
            assertThat(nextRunAt()).isEqualTo(TestClock.INSTANCE.instant().plus(pause));
            db.sql("delete from insights.run where state = 'WAITING'").update();
        }
    }

    @Test
    void aRunThatGoesWellEndsTheWaiting() {
        var bad = runs.want(Cause.NIGHT);
        runs.begin(bad.id());
        runs.failed(bad.id(), "no memory");
        TestClock.INSTANCE.advance(Duration.ofMinutes(1));
        remodelling.soon(Cause.HAND);
        jobs.runDue();

        remodelling.atLeisure(Cause.PURCHASE);

        assertThat(nextRunAt()).isEqualTo(TestClock.INSTANCE.instant().plus(Duration.ofMinutes(15)));
    }

    @Test
    void aRunDuringWhichTheProgramEndedThreeTimesIsGivenUp() {
        var run = remodelling.soon(Cause.IMPORT);
        for (var died = 0; died < 3; died++) assertThat(runs.begin(run.id())).isTrue();

        assertThat(modelRun.perform(run.id())).as("it is over").isTrue();

        assertThat(runs.find(run.id()).orElseThrow())
                .extracting(Run::state, Run::problem)
                .containsExactly(State.FAILED, Runs.DIED);
    }

    @Test
    void whatCannotBeWorkedOutIsSaidAndTheOldFiguresStay() {
        remodelling.soon(Cause.IMPORT);
        jobs.runDue();
        var good = runs.lastDone().orElseThrow();
        var bad = runs.want(Cause.HAND);
        runs.begin(bad.id());

        runs.failed(bad.id(), "no space left");

        assertThat(runs.lastDone()).contains(good);
        assertThat(runs.lastFailure()).get().extracting(Run::problem).isEqualTo("no space left");
    }

    @Test
    void aForgottenRunLeavesNoFigures() {
        var run = remodelling.soon(Cause.HAND);
        runs.begin(run.id());

        insights.forget();
        jobs.runDue();

        assertThat(runs.find(run.id())).isEmpty();
        assertThat(db.sql("select count(*) from insights.picture")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(db.sql("select count(*) from platform.scheduled_task where task_name = 'insights-run'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    java.time.Instant nextRunAt() {
        return db.sql("select execution_time from platform.scheduled_task where task_name = 'insights-run'")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
