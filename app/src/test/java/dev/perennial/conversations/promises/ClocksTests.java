package dev.perennial.conversations.promises;

import static dev.perennial.conversations.promises.CourseTests.at;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.CaseState.Priority;
import dev.perennial.conversations.Cases;
import dev.perennial.conversations.Entries;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Lines;
import dev.perennial.conversations.Replies;
import dev.perennial.conversations.Replies.Saying;
import dev.perennial.conversations.Via;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Traits;
import dev.perennial.hours.Hours;
import dev.perennial.hours.HoursChanged;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The bakery answers nine to five on weekdays, by Vienna's clocks, which show the time of Berlin.
@PerennialTest
class ClocksTests {
    @Autowired
    Cases cases;

    @Autowired
    CaseFiles files;

    @Autowired
    Entries entries;

    @Autowired
    Lines lines;

    @Autowired
    Replies replies;

    @Autowired
    Promises promises;

    @Autowired
    CountingAgain countingAgain;

    @Autowired
    Hours hours;

    @Autowired
    Marks marks;

    @Autowired
    Estimates estimates;

    @Autowired
    DuePromises due;

    @Autowired
    Customers customers;

    @Autowired
    Traits traits;

    @Autowired
    Businesses businesses;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void open() {
        shop.open();
        keep(9, 17);
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from conversations.promise").update();
        Shop.signIn(shop.ada());
        promise("Everybody", Promise.Whose.ANYBODYS, Duration.ofHours(4), Duration.ofHours(16));
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void threeMailsInARowDoNotStartTheClockAgain() {
        var id = hear(null, at("20T15:00"));
        hear(id, at("20T16:00"));
        hear(id, at("23T09:30"));

        assertThat(mark(id).answerBy()).isEqualTo(at("23T11:00"));
        assertThat(waits(id)).isEqualTo(1);
    }

    @Test
    void anAnswerEndsTheWaitAndItsOpenTimeIsKept() {
        var id = hear(null, at("20T16:30"));
        say(id, at("23T09:45"));

        assertThat(openSeconds(id)).isEqualTo(75 * 60);
        assertThat(marks.of(id)).isEmpty();
    }

    @Test
    void theClockOfTheWholeRestsWhileWeWaitForTheCustomer() {
        var id = hear(null, at("23T09:00"));
        assertThat(mark(id).solveBy()).isEqualTo(at("24T17:00"));
        say(id, at("23T12:00"));
        hear(id, at("25T09:00"));

        assertThat(mark(id).solveBy()).isEqualTo(at("26T14:00"));
        assertThat(mark(id).answerBy()).isEqualTo(at("25T13:00"));
    }

    @Test
    void anAnswerThatWasTakenBackNeverWas() {
        var id = hear(null, at("23T09:00"));
        var entry = say(id, at("23T10:00"));
        clock.set(at("23T10:00").plusSeconds(5));
        transaction(() -> {
            var held = cases.hold(id);
            db.sql("delete from conversations.entry where id = ?")
                    .param(entry.value())
                    .update();
            cases.become(held, held.state().heard(Via.EMAIL, at("23T09:00"), false), clock.instant());
        });

        assertThat(mark(id).answerBy()).isEqualTo(at("23T13:00"));
        assertThat(waits(id)).isEqualTo(1);
        assertThat(db.sql("select count(*) from conversations.wait where answered")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theClocksOfACaseGoByTheHoursOfThePlaceItIsAtHome() {
        var harbour = place("Harbour", 12, 20);
        var id = hear(null, at("23T09:00"));
        assertThat(mark(id).answerBy()).isEqualTo(at("23T13:00"));
        cases.at(id, hours.find(harbour).orElseThrow());
        assertThat(mark(id).answerBy()).isEqualTo(at("23T16:00"));
        assertThat(entries.of(id).getLast().change()).isEqualTo(new Entry.Change(Entry.Change.What.PLACE, "Harbour"));

        db.sql("update hours.weekly_span set opens = '14:00' where place_id = ?")
                .param(harbour.value())
                .update();
        countAgain();
        assertThat(mark(id).answerBy()).isEqualTo(at("23T18:00"));

        say(id, at("23T15:00"));
        assertThat(openSeconds(id)).isEqualTo(60 * 60);
    }

    @Test
    void whereNobodySaysAPlaceThePromisesPlaceCounts() {
        var id = hear(null, at("23T09:00"));
        cases.at(id, hours.find(place("Harbour", 12, 20)).orElseThrow());
        cases.at(id, null);
        assertThat(mark(id).answerBy()).isEqualTo(at("23T13:00"));
    }

    @Test
    void aCaseIsAtHomeWhereTheMailboxIsThatItCameInBy() {
        var harbour = place("Harbour", 12, 20);
        db.sql("""
            insert into messaging.account (kind, name, address, made_at) values ('EMAIL', 'Harbour', 'harbour@bakery.example', now())
            on conflict (kind, address) do nothing""").update();
        var account = new AccountId(db.sql("select id from messaging.account where address = 'harbour@bakery.example'")
                .query(UUID.class)
                .single());
        assertThat(browser.post()
                        .uri("/conversations/promises/places")
                        .param("account", account.toString())
                        .param("place", harbour.toString())
                        .with(signedInAs(shop.ada())))
                .hasStatus(303);
        clock.set(at("23T09:00"));
        var id = new TransactionTemplate(transactions).execute(_ -> {
            var thread = lines.between(Via.EMAIL, account, "anna@example.org", "Anna", at("23T09:00"));
            var held = cases.open(
                    null, "Rye", account, CaseState.fresh(Via.EMAIL, false), thread, false, null, at("23T09:00"));
            entries.append(held.id(), Fresh.heard(at("23T09:00"), thread, false, false, "Is there rye bread?"));
            cases.become(held, held.state().heard(Via.EMAIL, at("23T09:00"), false), at("23T09:00"));
            return held.id();
        });
        assertThat(mark(id).answerBy()).isEqualTo(at("23T16:00"));
        assertThat(browser.get().uri("/conversations/cases/" + id).with(signedInAs(shop.ada())))
                .bodyText()
                .contains("selected>Harbour");
        db.sql("delete from messaging.account where address = 'harbour@bakery.example'")
                .update();
    }

    private PlaceId place(String name, int from, int to) {
        db.sql("delete from conversations.deadline").update();
        db.sql("delete from conversations.account_place").update();
        db.sql("delete from hours.place where name is not null").update();
        var id = db.sql("insert into hours.place (name, zone) values (?, 'Europe/Vienna') returning id")
                .param(name)
                .query(UUID.class)
                .single();
        db.sql("""
            insert into hours.weekly_span (place_id, day, opens, closes)
            select :place, day, make_time(:from, 0, 0), make_time(:to, 0, 0) from generate_series(1, 5) day""").param("place", id).param("from", from).param("to", to).update();
        return new PlaceId(id);
    }

    private void countAgain() {
        countingAgain.on(new HoursChanged(PlaceId.BUSINESS, clock.instant()));
    }

    @Test
    void thanksAfterTheEndStartNoClock() {
        var id = hear(null, at("23T09:00"));
        say(id, at("23T10:00"));
        clock.set(at("23T10:05"));
        cases.close(id);
        transaction(() -> {
            var held = cases.hold(id);
            cases.become(held, held.state().heard(Via.EMAIL, at("23T11:00"), true), at("23T11:00"));
        });

        assertThat(marks.of(id)).isEmpty();
        assertThat(waits(id)).isEqualTo(1);
    }

    @Test
    void whenHoursChangeOpenDeadlinesAreCountedAgainAndClosedOnesStay() {
        var closed = hear(null, at("20T15:00"));
        say(closed, at("20T16:00"));
        clock.set(at("20T16:30"));
        cases.close(closed);
        var worked = worked(closed);
        var open = hear(null, at("20T15:00"));

        keep(12, 20);
        countingAgain.on(new HoursChanged(PlaceId.BUSINESS, clock.instant()));

        assertThat(mark(open).answerBy()).isEqualTo(at("20T19:00"));
        assertThat(worked(closed)).isEqualTo(worked).isEqualTo(3600);
        assertThat(openSeconds(closed)).isEqualTo(3600);
    }

    @Test
    void whenTheClocksOfThePlaceChangeTheDeadlineMoves() {
        var id = hear(null, at("23T15:00"));
        save(ZoneId.of("America/New_York"), 9, 17);
        countingAgain.on(new HoursChanged(PlaceId.BUSINESS, clock.instant()));

        assertThat(mark(id).answerBy()).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
    }

    @Test
    void anotherPriorityAndAnotherCustomerLeadToAnotherPromise() {
        promise("Urgent", whose(Priority.URGENT, null, null), Duration.ofHours(1), null);
        promise("Gold", whose(null, "loyalty.tier", "gold"), Duration.ofHours(2), null);
        raise("Urgent");
        raise("Gold");
        var id = hear(null, at("23T09:00"));
        assertThat(mark(id).answerBy()).isEqualTo(at("23T13:00"));

        cases.prioritise(id, Priority.URGENT);
        assertThat(mark(id).answerBy()).isEqualTo(at("23T10:00"));

        cases.prioritise(id, Priority.NORMAL);
        var gold = customer("gold@example.org");
        traits.set(gold, "loyalty", Map.of("tier", "Gold"));
        cases.belongsTo(id, gold);
        assertThat(mark(id).answerBy()).isEqualTo(at("23T11:00"));
    }

    @Test
    void aPromiseThatIsTakenBackIsOwedToNobody() {
        var id = hear(null, at("23T09:00"));
        promises.remove(promises.inOrder().getFirst().id());
        countingAgain.on(new PromisesChanged(clock.instant()));

        assertThat(marks.of(id)).isEmpty();
    }

    @Test
    void anOverduePromiseClimbsToToday() {
        var id = hear(null, at("23T09:00"));
        clock.set(at("23T11:59"));
        assertThat(due.items(at("23T12:00").atZone(CourseTests.BERLIN).toLocalDate(), 7))
                .isEmpty();
        clock.set(at("23T12:00"));
        assertThat(due.items(clock.instant().atZone(CourseTests.BERLIN).toLocalDate(), 7))
                .singleElement()
                .satisfies(it -> assertThat(it.reason())
                        .startsWith("You promised an answer by")
                        .doesNotContain("overdue"));
        clock.set(at("23T13:00"));

        assertThat(due.items(clock.instant().atZone(CourseTests.BERLIN).toLocalDate(), 7))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason())
                            .startsWith("You promised an answer by")
                            .endsWith("it is overdue.");
                    assertThat(it.href()).isEqualTo("/conversations/cases/" + id);
                });
        assertThat(browser.get().uri("/today").with(signedInAs(shop.ada())))
                .bodyText()
                .contains("it is overdue.");
        Shop.signIn(shop.ada());
        say(id, at("23T13:10"));
        assertThat(due.items(clock.instant().atZone(CourseTests.BERLIN).toLocalDate(), 7))
                .isEmpty();
    }

    @Test
    void manyOverduePromisesAreThreeCardsAndOneForTheRest() {
        for (var i = 0; i < 9; i++) hear(null, at("23T09:00"));
        clock.set(at("23T14:00"));

        assertThat(due.items(clock.instant().atZone(CourseTests.BERLIN).toLocalDate(), 7))
                .hasSize(4)
                .last()
                .satisfies(it -> assertThat(it.title()).isEqualTo("6 more promises are due"));
    }

    @Test
    void theEstimateIsThePromiseUntilThereAreEnoughAnswers() {
        for (var i = 0; i < Estimates.ENOUGH - 1; i++) answered(i);
        var id = hear(null, at("24T10:15"));

        assertThat(estimates.of(id, at("24T10:15")))
                .isEqualTo(new Estimate.Promised(Duration.ofHours(4), at("24T14:15")));

        answered(Estimates.ENOUGH - 1);
        assertThat(estimates.of(id, at("24T10:15")))
                .isEqualTo(new Estimate.Measured(
                        29, Duration.ofMinutes(15), Duration.ofMinutes(27), at("24T10:30"), at("24T10:42")));
    }

    @Test
    void theEstimateLooksAtThisHourOnly() {
        for (var i = 0; i < 40; i++) answered(i);

        assertThat(estimates.of(hear(null, at("24T11:15")), at("24T11:15"))).isInstanceOf(Estimate.Measured.class);
        assertThat(estimates.of(hear(null, at("24T14:15")), at("24T14:15"))).isInstanceOf(Estimate.Promised.class);
        assertThat(estimates.of(hear(null, at("24T04:15")), at("24T04:15"))).isInstanceOf(Estimate.Promised.class);
    }

    @Test
    void theOwnerMakesAPromiseAndOthersReadIt() {
        assertThat(browser.post()
                        .uri("/conversations/promises")
                        .param("name", "Urgent mail")
                        .param("answer", "30 min")
                        .param("priority", "URGENT")
                        .param("channel", "EMAIL")
                        .with(signedInAs(shop.ada())))
                .hasStatus(303);
        assertThat(browser.get().uri("/conversations/promises").with(signedInAs(shop.ada())))
                .bodyText()
                .contains("Urgent mail", "An answer within 30 min.", "To everybody", "Done within 16 h.");
        assertThat(browser.post()
                        .uri("/conversations/promises")
                        .param("name", "")
                        .param("answer", "soon")
                        .param("trait", "loyalty.tier")
                        .with(signedInAs(shop.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("It needs a name.", "“soon” is no length of time", "Choose both");
    }

    /// Somebody who wrote at ten o'clock and had their answer after that many minutes and one.
    private void answered(int minutes) {
        var id = hear(null, at("23T10:00"));
        say(id, at("23T10:01").plus(Duration.ofMinutes(minutes)));
    }

    private CaseId hear(@Nullable CaseId known, Instant at) {
        clock.set(at);
        return new TransactionTemplate(transactions).execute(status -> {
            var thread = lines.between(Via.EMAIL, null, "anna@example.org", "Anna", at);
            var held = known == null
                    ? cases.open(null, "Rye", null, CaseState.fresh(Via.EMAIL, false), thread, false, null, at)
                    : cases.hold(known);
            entries.append(held.id(), Fresh.heard(at, thread, false, false, "Is there rye bread?"));
            cases.become(held, held.state().heard(Via.EMAIL, at, false), at);
            return held.id();
        });
    }

    private dev.perennial.conversations.EntryId say(CaseId id, Instant at) {
        clock.set(at);
        var seen = files.get(id).lastSeq();
        var said = replies.say(
                id, new Saying("Yes.", null, seen, UUID.randomUUID(), null, false, List.<Entry.Attached>of()));
        return ((Replies.Said) said).entry();
    }

    private void transaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }

    private Mark mark(CaseId id) {
        return marks.of(id).orElseThrow();
    }

    private long waits(CaseId id) {
        return db.sql("select count(*) from conversations.wait where case_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private long openSeconds(CaseId id) {
        return db.sql("select open_seconds from conversations.wait where case_id = ? and answered")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private long worked(CaseId id) {
        return db.sql("select worked from conversations.deadline where case_id = ? and frozen")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private CustomerId customer(String email) {
        return customers
                .identify("test", Person.unknown().withEmail(email))
                .orElseThrow()
                .customer();
    }

    private void promise(String name, Promise.Whose whose, @Nullable Duration answer, @Nullable Duration solve) {
        promises.make(new PromiseForm.InOrder(name, whose, answer, solve, PlaceId.BUSINESS));
    }

    private void raise(String name) {
        promises.inOrder().stream().filter(it -> it.name().equals(name)).forEach(it -> promises.raise(it.id()));
        while (!promises.inOrder().getFirst().name().equals(name))
            promises.inOrder().stream().filter(it -> it.name().equals(name)).forEach(it -> promises.raise(it.id()));
    }

    private static Promise.Whose whose(@Nullable Priority priority, @Nullable String trait, @Nullable String value) {
        return new Promise.Whose(priority, null, null, trait, value);
    }

    private void keep(int from, int to) {
        save(ZoneId.of("Europe/Vienna"), from, to);
    }

    private void save(ZoneId zone, int from, int to) {
        var known = businesses.current();
        var week = Arrays.stream(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                .map(day -> new OpeningHours.Span(day, LocalTime.of(from, 0), LocalTime.of(to, 0)))
                .toList();
        businesses.save(new Business(
                known.name(),
                known.kind(),
                known.country(),
                known.currency(),
                zone,
                known.language(),
                new OpeningHours(week),
                false));
    }
}
