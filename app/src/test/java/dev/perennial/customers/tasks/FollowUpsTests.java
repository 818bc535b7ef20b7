package dev.perennial.customers.tasks;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Tasks;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class FollowUpsTests {
    static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Tasks tasks;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    StaffMember ada;
    StaffMember bo;
    CustomerId mia;

    @BeforeEach
    void open() {
        shop.open();
        ada = shop.ada();
        bo = shop.bo();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.customer cascade").update();
        mia = customer("Mia Berger");
    }

    @Test
    void eachSeesTheirOwnFirstAndEverybodysWhenAsked() {
        task("Hers", SATURDAY, ada);
        task("His", SATURDAY, bo);
        task("Anybody’s", SATURDAY, null);

        assertThat(get("/customers/tasks")).bodyText().contains("Hers").doesNotContain("His", "Anybody’s");
        assertThat(get("/customers/tasks?show=all")).bodyText().contains("Hers", "His", "Anybody’s", "Mia Berger");
    }

    @Test
    void theMostUrgentStandsFirstAndOnlyWhatIsLateIsOverdue() {
        task("Later", SATURDAY.plusDays(3), ada);
        task("Late", SATURDAY.minusDays(1), ada);
        task("Today", SATURDAY, ada);

        assertThat(get("/customers/tasks")).bodyText().containsSubsequence("Late", "Today", "Later");
        assertThat(get("/customers/tasks?show=overdue"))
                .bodyText()
                .contains("Late")
                .doesNotContain("due today");
    }

    @Test
    void whatIsDoneCanBeOpenedAgainAndTheTimelineTellsBoth() {
        var task = task("Call about the cake", SATURDAY, ada);

        post("/customers/tasks/" + task + "/completion", "show", "mine");
        assertThat(get("/customers/tasks?show=done")).bodyText().contains("Call about the cake", "done by Ada Winter");
        post("/customers/tasks/" + task + "/reopening", "show", "done", "doneAt", doneAt(task));

        assertThat(get("/customers/tasks")).bodyText().contains("Call about the cake");
        assertThat(get("/customers/" + mia))
                .bodyText()
                .contains("Task done by Ada Winter", "Not done after all, says Ada Winter");
    }

    @Test
    void eachTimeItIsDoneIsAnEntryOfItsOwn() {
        var task = task("Call about the cake", SATURDAY, ada);
        for (var times = 0; times < 3; times++) {
            tasks.complete(task, ada.id(), TestClock.INSTANCE.instant());
            tasks.reopen(task, TestClock.INSTANCE.instant(), ada.id());
        }

        assertThat(entries("customers.task_done")).isEqualTo(3);
        assertThat(entries("customers.task_reopened")).isEqualTo(3);
    }

    @Test
    void openingAgainWhatWasDoneAnotherTimeSinceChangesNothing() {
        var task = task("Call about the cake", SATURDAY, ada);
        var before = TestClock.INSTANCE.instant();
        tasks.complete(task, ada.id(), before.plusSeconds(60));

        tasks.reopen(task, before, bo.id());

        assertThat(tasks.find(task).orElseThrow().isDone()).isTrue();
        assertThat(entries("customers.task_reopened")).isZero();
    }

    @Test
    void oneTapMovesATaskToTomorrowOrNextWeek() {
        var task = task("Call", SATURDAY, ada);

        assertThat(get("/customers/tasks")).bodyText().contains("value=\"2026-11-22\"", "value=\"2026-11-23\"");
        assertThat(post("/customers/tasks/" + task + "/day", "show", "mine", "dueOn", "2026-11-23"))
                .hasRedirectedUrl("/customers/tasks?show=mine");

        assertThat(tasks.find(task).orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void whatIsDoneIsNotMoved() {
        var task = task("Call", SATURDAY, ada);
        tasks.complete(task, ada.id(), TestClock.INSTANCE.instant());

        tasks.move(task, SATURDAY.plusDays(5));

        assertThat(tasks.find(task).orElseThrow().dueOn()).isEqualTo(SATURDAY);
    }

    @Test
    void theCustomerIsLookedUpInTheFormItself() {
        customer("Jon Reed");

        assertThat(get("/customers/tasks/people?who=mia"))
                .hasStatusOk()
                .bodyText()
                .contains("Mia Berger", "value=\"" + mia + "\"")
                .doesNotContain("Jon Reed", "<html");
        assertThat(get("/customers/tasks/people?who=nobody")).bodyText().contains("Nobody is found for “nobody”");
    }

    @Test
    void withoutScriptTheFormComesBackWithThoseFoundAndNothingIsLost() {
        customer("Mia Reed");
        var answer = post(
                "/customers/tasks",
                "who",
                "mia",
                "title",
                "Call",
                "dueOn",
                "2026-11-25",
                "form",
                UUID.randomUUID().toString(),
                "back",
                "today");

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyText()
                .contains("Choose whom you mean", "Mia Berger", "Mia Reed", "value=\"Call\"", "value=\"2026-11-25\"");
        assertThat(db.sql("select count(*) from customers.task")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void chosenFromThoseFoundTheTaskIsKeptAndTodayIsNext() {
        var form = UUID.randomUUID().toString();
        for (var twice = 0; twice < 2; twice++)
            assertThat(post(
                            "/customers/tasks",
                            "who",
                            "mia",
                            "customer",
                            mia.toString(),
                            "title",
                            "Call",
                            "dueOn",
                            "2026-11-25",
                            "form",
                            form,
                            "back",
                            "today"))
                    .hasStatus(303)
                    .hasRedirectedUrl("/today");

        assertThat(tasks.open(mia))
                .singleElement()
                .satisfies(task -> assertThat(task.title()).isEqualTo("Call"));
    }

    @Test
    void aTaskGivenToSomebodyIsTheirs() {
        var task = task("Call", SATURDAY, ada);

        post(
                "/customers/tasks/" + task + "/assignment",
                "show",
                "mine",
                "assignee",
                bo.id().toString());

        assertThat(tasks.find(task).orElseThrow().assignedTo()).isEqualTo(bo.id());
        assertThat(get("/customers/tasks")).bodyText().contains("Nothing waits for you");
    }

    private CustomerId customer(String name) {
        return new CustomerId(db.sql("""
            insert into customers.customer (name, name_key, search, created_at, changed_at)
            values (:name, lower(:name), ' ' || lower(:name), now(), now()) returning id""").param("name", name).query(UUID.class).single());
    }

    private UUID task(String title, LocalDate due, @Nullable StaffMember assignee) {
        var id = UUID.randomUUID();
        tasks.make(id, mia, title, due, assignee == null ? null : assignee.id(), ada.id());
        return id;
    }

    private String doneAt(UUID task) {
        return String.valueOf(tasks.find(task).orElseThrow().doneAt());
    }

    private long entries(String kind) {
        return db.sql("select count(*) from customers.activity where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).with(signedInAs(ada)).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = browser.post().uri(path).with(signedInAs(ada));
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
