package dev.perennial.conversations.reports;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.conversations.Via;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Sunday, 22 November 2026 in Vienna; four weeks back is Monday, 26 October.
@PerennialTest
class ReportsTests {
    static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");

    @Autowired
    Reports reports;

    @Autowired
    DayBook book;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private StaffMember ada;
    private StaffMember bo;

    @BeforeEach
    void open() {
        shop.open();
        clock.set(Instant.parse("2026-11-22T12:00:00Z"));
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from conversations.label").update();
        db.sql("delete from conversations.day_book_end").update();
        ada = shop.ada();
        bo = shop.bo();
    }

    @Test
    void halfAndNineInTenAreTimesThatOccurred() {
        for (var minutes = 1; minutes <= 10; minutes++) answered(Via.EMAIL, ada, MONDAY, minutes, null);

        var all = report().all();
        assertThat(all.answered()).isEqualTo(10);
        assertThat(all.median()).isEqualTo(Duration.ofMinutes(5));
        assertThat(all.most()).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void laterAnswersCountForThePromisesButNotAsFirstOnes() {
        var id = answered(Via.EMAIL, ada, MONDAY, 10, 20);
        wait(id, false, Via.EMAIL, MONDAY.plusSeconds(86_400), 30, ada, 20);

        var all = report().all();
        assertThat(all.answered()).isEqualTo(1);
        assertThat(all.median()).isEqualTo(Duration.ofMinutes(10));
        assertThat(all.promised()).isEqualTo(2);
        assertThat(all.kept()).isEqualTo(1);
    }

    @Test
    void channelsPeopleAndLabelsAreToldApart() {
        var mail = answered(Via.EMAIL, ada, MONDAY, 10, null);
        var chat = answered(Via.CHAT, bo, MONDAY, 2, null);
        label(mail, "refund");
        label(chat, "refund");
        label(chat, "bread");

        var report = report();
        assertThat(report.channels())
                .extracting(Figures.Of::key, it -> it.figures().median())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Via.EMAIL, Duration.ofMinutes(10)),
                        org.assertj.core.groups.Tuple.tuple(Via.CHAT, Duration.ofMinutes(2)));
        assertThat(report.people()).extracting(Figures.Of::key).containsExactly(ada.name(), bo.name());
        assertThat(report.labels())
                .extracting(Figures.Of::key, it -> it.figures().answered())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bread", 1L),
                        org.assertj.core.groups.Tuple.tuple("refund", 2L));
        assertThat(reports.of(Asked.of("", "CHAT", "", "")).all().answered()).isEqualTo(1);
        assertThat(reports.of(Asked.of("", "", ada.id().toString(), "")).all().median())
                .isEqualTo(Duration.ofMinutes(10));
        var bread = db.sql("select id from conversations.label where name = 'bread'")
                .query(UUID.class)
                .single();
        assertThat(reports.of(Asked.of("", "", "", bread.toString())).all().median())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void endsAreCountedByTheOpenTimeTheyWereUpToUs() {
        closed(answered(Via.EMAIL, ada, MONDAY, 10, null), MONDAY.plusSeconds(7_200), ada, 90, true);
        closed(answered(Via.EMAIL, ada, MONDAY, 10, null), MONDAY.plusSeconds(7_200), ada, 300, false);

        var all = report().all();
        assertThat(all.closed()).isEqualTo(2);
        assertThat(all.worked()).isEqualTo(Duration.ofMinutes(90));
        assertThat(all.workedMost()).isEqualTo(Duration.ofMinutes(300));
        assertThat(all.solvePromised()).isEqualTo(2);
        assertThat(all.solveKept()).isEqualTo(1);
    }

    @Test
    void theMapShowsWhenCustomersBeginToWaitByTheClocksOfTheBusiness() {
        answered(Via.EMAIL, ada, Instant.parse("2026-11-20T22:30:00Z"), 10, null);
        answered(Via.EMAIL, ada, Instant.parse("2026-11-20T23:30:00Z"), 10, null);

        var heat = report().heat();
        assertThat(heat.at(4, 23)).isEqualTo(1);
        assertThat(heat.at(5, 0)).isEqualTo(1);
        assertThat(heat.most()).isEqualTo(1);
    }

    @Test
    void whatStaysOpenIsCountedAsEachDayEnds() {
        opened(Instant.parse("2025-01-01T09:00:00Z"));
        var closed = opened(Instant.parse("2026-11-10T09:00:00Z"));
        closed(closed, Instant.parse("2026-11-12T09:00:00Z"), ada, 5, true);
        opened(Instant.parse("2026-11-21T23:30:00Z"));

        var days = report().days();
        assertThat(days.getFirst()).isEqualTo(new Report.Day(LocalDate.of(2026, 10, 26), 1, 0));
        assertThat(on(report(), "2026-11-10")).isEqualTo(new Report.Day(LocalDate.of(2026, 11, 10), 2, 1));
        assertThat(on(report(), "2026-11-12").open()).isEqualTo(1);
        assertThat(days.getLast()).isEqualTo(new Report.Day(LocalDate.of(2026, 11, 22), 2, 1));
    }

    /// Whatever was asked, the days that are added up say the same as each case by itself.
    @Test
    void whatIsAddedUpIsWhatStandsThere() {
        var random = new java.util.Random(8);
        var ways = Via.values();
        for (var i = 0; i < 120; i++) {
            var at = Instant.parse("2026-09-01T00:00:00Z").plusSeconds(random.nextLong(82 * 86_400));
            var by = random.nextBoolean() ? ada : bo;
            var via = ways[random.nextInt(ways.length)];
            var id = answered(via, by, at, 1 + random.nextInt(300), random.nextBoolean() ? 60 : null);
            if (random.nextInt(3) > 0)
                closed(id, at.plusSeconds(random.nextInt(400_000)), by, 1 + i, random.nextBoolean());
            if (random.nextInt(3) == 0) label(id, random.nextBoolean() ? "refund" : "bread");
        }
        var label = db.sql("select coalesce(min(id::text), '') from conversations.label")
                .query(String.class)
                .single();
        var questions = List.of(
                Asked.of("MONTH", "", "", ""),
                Asked.of("YEAR", "", "", ""),
                Asked.of("YEAR", "CHAT", "", ""),
                Asked.of("QUARTER", "", bo.id().toString(), ""),
                Asked.of("YEAR", "", "", label),
                Asked.of("YEAR", "EMAIL", ada.id().toString(), label));
        db.sql("delete from conversations.day_book_end").update();
        var standing =
                questions.stream().map(reports::of).map(ReportsTests::plain).toList();
        book.addUp();
        assertThat(db.sql("select count(*) from conversations.day_book")
                        .query(Long.class)
                        .single())
                .isPositive();
        var addedUp =
                questions.stream().map(reports::of).map(ReportsTests::plain).toList();

        assertThat(addedUp).isEqualTo(standing);
    }

    @Test
    void daysAreAddedUpOnceTheyAreOverAndAnewByOtherClocks() {
        answered(Via.EMAIL, ada, MONDAY, 10, null);
        db.sql("delete from conversations.day_book_end").update();
        book.addUp();
        answered(Via.EMAIL, ada, Instant.parse("2026-11-22T08:00:00Z"), 20, null);
        assertThat(report().all().answered()).isEqualTo(2);
        book.addUp();
        assertThat(report().all().answered()).isEqualTo(2);

        clock.set(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(report().all().answered()).isEqualTo(2);
        book.addUp();
        assertThat(report().all().answered()).isEqualTo(2);
        assertThat(db.sql("select max(day)::text from conversations.day_book")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-11-22");

        db.sql("update platform.business set zone = 'Asia/Tokyo'").update();
        assertThat(report().all().answered()).isEqualTo(2);
        book.addUp();
        assertThat(report().all().answered()).isEqualTo(2);
    }

    @Test
    void thePageSaysInWordsWhatItCountedAndHowSureItIs() {
        for (var i = 0; i < 9; i++) answered(Via.EMAIL, ada, MONDAY.minusSeconds(604_800L * (i % 3)), 42, 60);
        answered(Via.EMAIL, ada, MONDAY, 180, 60);

        assertThat(browser.get().uri("/conversations/reports").with(signedInAs(ada)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Half of the first answers took 42 min of open time, nine in ten at most 42 min",
                        "10 first answers from 26 Oct 2026",
                        "9 of 10 promised answers came in time: 90",
                        "That is few",
                        "Ada Winter",
                        "Monday");
        assertThat(browser.get().uri("/conversations/reports").with(signedInAs(bo)))
                .hasStatus(403);
    }

    @Test
    void withoutAnyCasesThePageSaysWhatItWillBeFor() {
        assertThat(browser.get()
                        .uri("/conversations/reports?days=YEAR&person=none&label=x&via=PIGEON")
                        .with(signedInAs(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing to report");
    }

    private static String plain(Report report) {
        return report.toString()
                .replaceFirst(
                        "heat=[^,]*",
                        java.util.Arrays.deepToString(report.heat().waits()));
    }

    private Report report() {
        return reports.of(Asked.of("", "", "", ""));
    }

    private static Report.Day on(Report report, String day) {
        return report.days().stream()
                .filter(it -> it.date().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow();
    }

    private UUID opened(Instant at) {
        return db.sql("""
            insert into conversations.case_file (subject, via, opened_at, changed_at) values ('Rye', 'EMAIL', ?, ?)
            returning id""")
                .params(Timestamp.from(at), Timestamp.from(at))
                .query(UUID.class)
                .single();
    }

    private UUID answered(Via via, StaffMember by, Instant since, int minutes, @Nullable Integer promised) {
        var id = opened(since);
        wait(id, true, via, since, minutes, by, promised);
        return id;
    }

    private void wait(
            UUID id, boolean first, Via via, Instant since, int minutes, StaffMember by, @Nullable Integer due) {
        db.sql("""
            insert into conversations.wait (case_id, since, is_first, via, due_at, ended_at, answered, answered_by,
                open_seconds)
            values (:id, :since, :first, :via, :due, :end, true, :by, :seconds)""")
                .param("id", id)
                .param("since", Timestamp.from(since))
                .param("first", first)
                .param("via", via.name())
                .param("due", due == null ? null : Timestamp.from(since.plusSeconds(60L * due)))
                .param("end", Timestamp.from(since.plusSeconds(60L * minutes)))
                .param("by", by.id().value())
                .param("seconds", 60L * minutes)
                .update();
    }

    private void closed(UUID id, Instant at, StaffMember by, int minutes, boolean kept) {
        db.sql("update conversations.case_file set status = 'CLOSED', closed_at = ?, closed_by = ? where id = ?")
                .params(Timestamp.from(at), by.id().value(), id)
                .update();
        db.sql("""
            insert into conversations.deadline (case_id, place_id, worked, kept, frozen)
            values (?, '00000000-0000-0000-0000-000000000001', ?, ?, true)""").params(id, 60L * minutes, kept).update();
    }

    private void label(UUID id, String name) {
        db.sql("insert into conversations.label (name, key) values (?, ?) on conflict do nothing")
                .params(name, name)
                .update();
        db.sql("""
            insert into conversations.case_label (case_id, label_id)
            select ?, id from conversations.label where name = ?""").params(id, name).update();
    }
}
