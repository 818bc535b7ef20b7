package dev.perennial.today.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.Tasks;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import dev.perennial.today.TodayItem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class DueTasksTests {
    static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @Autowired
    DueTasks tasks;

    @Autowired
    Decisions decisions;

    @Autowired
    Tasks theTasks;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    StaffMember bo;

    @BeforeEach
    void open() {
        shop.open();
        bo = shop.bo();
        db.sql("delete from customers.customer").update();
    }

    @Test
    void whatIsDueStandsTodayAndWhatIsOverdueSaysSinceWhen() {
        task("Order the oat flour", SATURDAY, null);
        task("Call about the cake", SATURDAY.minusDays(1), bo);
        task("Next month", SATURDAY.plusDays(1), null);

        assertThat(tasks.items(SATURDAY, 10))
                .extracting(TodayItem::title, TodayItem::reason)
                .containsExactly(
                        tuple("Call about the cake", "For Mia Berger, was due yesterday. Bo Lind has it."),
                        tuple("Order the oat flour", "For Mia Berger, due today."));
    }

    @Test
    void doneHereIsDoneOnTheCustomersPage() {
        var id = task("Call about the cake", SATURDAY, null);

        decisions.decide(Decision.done(only(), bo.id(), TestClock.INSTANCE.instant()));

        assertThat(tasks.items(SATURDAY, 10)).isEmpty();
        assertThat(db.sql("select done_by from customers.task where id = ?")
                        .param(id)
                        .query(UUID.class)
                        .single())
                .isEqualTo(bo.account());
    }

    @Test
    void doneHereIsToldOnTheTimelineAsDoneThereIs() {
        var here = task("Call about the cake", SATURDAY, null);
        decisions.decide(Decision.done(only(), bo.id(), TestClock.INSTANCE.instant()));
        var there = task("Call about the cake", SATURDAY, null);
        theTasks.complete(there, bo.id(), TestClock.INSTANCE.instant());

        assertThat(told(here))
                .isEqualTo(told(there))
                .containsExactly("customers.task_done Call about the cake " + bo.id());
    }

    @Test
    void undoneHereTheTimelineTakesItBackByAnEntry() {
        var id = task("Call about the cake", SATURDAY, null);
        var item = only();
        decisions.decide(Decision.done(item, bo.id(), TestClock.INSTANCE.instant()));

        decisions.undo(item.key());

        assertThat(told(id))
                .containsExactly(
                        "customers.task_done Call about the cake " + bo.id(),
                        "customers.task_reopened Call about the cake ");
    }

    @Test
    void whatIsOpenedAgainElsewhereStandsHereAgain() {
        var id = task("Call about the cake", SATURDAY, null);
        var item = only();
        var at = TestClock.INSTANCE.instant();
        decisions.decide(Decision.done(item, bo.id(), at));

        theTasks.reopen(id, at, bo.id());

        assertThat(decisions.find(item.key())).isEmpty();
        assertThat(only()).isEqualTo(item);
    }

    @Test
    void undoneItIsToDoAgain() {
        task("Call about the cake", SATURDAY, null);
        var item = only();
        decisions.decide(Decision.done(item, bo.id(), TestClock.INSTANCE.instant()));

        decisions.undo(item.key());

        assertThat(only()).isEqualTo(item);
    }

    @Test
    void whatWasDoneElsewhereStaysDoneWhenTheCardIsUndone() {
        var id = task("Call about the cake", SATURDAY, null);
        var item = only();
        db.sql("update customers.task set done_at = '2026-11-20T08:00:00Z' where id = ?")
                .param(id)
                .update();
        decisions.decide(Decision.done(item, bo.id(), TestClock.INSTANCE.instant()));

        decisions.undo(item.key());

        assertThat(tasks.items(SATURDAY, 10)).isEmpty();
    }

    @Test
    void puttingACardOffLeavesTheTaskToDo() {
        task("Call about the cake", SATURDAY, null);

        decisions.decide(Decision.snoozed(only(), SATURDAY.plusDays(1), bo.id(), TestClock.INSTANCE.instant()));

        assertThat(tasks.items(SATURDAY, 10)).hasSize(1);
    }

    private List<String> told(UUID task) {
        return db.sql("""
            select kind || ' ' || (data ->> 'title') || ' ' || (data ->> 'by') from customers.activity
            where source like ? order by id""").param("task:" + task + "%").query(String.class).list();
    }

    private TodayItem only() {
        return tasks.items(SATURDAY, 10).getFirst();
    }

    private UUID task(String title, LocalDate due, @Nullable StaffMember assignee) {
        var mia = db.sql(
                        "insert into customers.customer (name, created_at, changed_at) values ('Mia Berger', now(), now()) returning id")
                .query(UUID.class)
                .single();
        return db.sql("""
            insert into customers.task (customer_id, title, due_on, assigned_to, made_at)
            values (?, ?, ?, ?, now()) returning id""")
                .params(Arrays.asList(mia, title, due, assignee == null ? null : assignee.account()))
                .query(UUID.class)
                .single();
    }
}
