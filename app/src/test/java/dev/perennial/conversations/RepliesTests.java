package dev.perennial.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.conversations.CaseState.Status;
import dev.perennial.conversations.Replies.Outcome;
import dev.perennial.conversations.Replies.Overtaken;
import dev.perennial.conversations.Replies.Said;
import dev.perennial.conversations.Replies.SaidBefore;
import dev.perennial.conversations.Replies.Saying;
import dev.perennial.conversations.Replies.WindowOver;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.DispatchId;
import dev.perennial.messaging.DispatchSettled;
import dev.perennial.messaging.DispatchSettled.End;
import dev.perennial.messaging.Received;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class RepliesTests {
    @Autowired
    CaseFiles files;

    @Autowired
    Entries entries;

    @Autowired
    Cases cases;

    @Autowired
    Replies replies;

    @Autowired
    ByItself byItself;

    @Autowired
    Drafts drafts;

    @Autowired
    Undelivered undelivered;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    StaffMember ada;
    StaffMember bo;
    CaseId id;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from messaging.dispatch").update();
        ada = shop.ada();
        bo = shop.bo();
        id = letters.arrive(
                letters.from("anna@example.org", "Is there rye bread?").known("<q1@example.org>"));
        Shop.signIn(ada);
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void aReplyLeavesByTheOutboxAndNamesWhatItAnswers() {
        assertThat(replies.say(id, saying("Yes, on Friday.", 1))).isInstanceOf(Said.class);
        var row = db.sql("select recipient, subject, text, in_reply_to, reply_tag, next_at from messaging.dispatch")
                .query()
                .singleRow();
        assertThat(row).containsEntry("recipient", "anna@example.org").containsEntry("subject", "Re: Rye bread");
        assertThat(row).containsEntry("in_reply_to", "<q1@example.org>");
        assertThat((String) row.get("text")).startsWith("Yes, on Friday.\n\n").contains("> Is there rye bread?");
        assertThat(files.get(id).state().status()).isEqualTo(Status.WAITING);
        assertThat(files.get(id).state().assignee()).isEqualTo(ada.id());
    }

    @Test
    void theAnswerToOurReplyFindsItsCase() {
        replies.say(id, saying("Yes.", 1));
        var ours = db.sql("select message_id from messaging.dispatch")
                .query(String.class)
                .single();
        assertThat(letters.arrive(letters.from("anna@example.org", "Good").answering(ours)))
                .isEqualTo(id);
    }

    @Test
    void aReplyOverWordsNobodyHasSeenIsHeldBackAndKept() {
        letters.arrive(letters.from("anna@example.org", "No, wheat please!").answering("<q1@example.org>"));
        assertThat(replies.say(id, saying("Here is your rye.", 1)))
                .isInstanceOfSatisfying(
                        Overtaken.class,
                        it -> assertThat(it.by())
                                .singleElement()
                                .satisfies(entry -> assertThat(entry.body()).isEqualTo("No, wheat please!")));
        assertThat(drafts.of(id).text()).isEqualTo("Here is your rye.");
        assertThat(dispatches()).isZero();
    }

    @Test
    void anAnswerByAMailboxThatIsSwitchedOffIsNotLeftToWaitThere() {
        db.sql("update messaging.account set active = false").update();
        try {
            assertThat(replies.say(id, saying("Yes.", 1))).isInstanceOf(Replies.SwitchedOff.class);
            assertThat(dispatches()).isZero();
            assertThat(drafts.of(id).text()).isEqualTo("Yes.");
        } finally {
            db.sql("update messaging.account set active = true").update();
        }
    }

    @Test
    void aNoteOfAColleagueHoldsNothingBack() {
        db.sql("""
            insert into conversations.entry (case_id, seq, kind, at, staff_id, body)
            values (?, 2, 'NOTE', now(), ?, 'she is nice')""").params(id.value(), bo.account()).update();
        db.sql("update conversations.case_file set last_seq = 2 where id = ?")
                .param(id.value())
                .update();
        assertThat(replies.say(id, saying("Yes.", 1))).isInstanceOf(Said.class);
    }

    @Test
    void theSameFormSentAgainSendsNothing() {
        var saying = saying("Yes.", 1);
        replies.say(id, saying);
        assertThat(replies.say(id, saying)).isInstanceOf(SaidBefore.class);
        assertThat(dispatches()).isOne();
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneGoesThrough() throws Exception {
        for (int round = 0; round < 25; round++) {
            var seen = files.get(id).lastSeq();
            var barrier = new CyclicBarrier(2);
            var outcomes = new ArrayList<Future<Outcome>>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (var who : List.of(ada, bo))
                    outcomes.add(threads.submit(() -> {
                        Shop.signIn(who);
                        barrier.await();
                        return replies.say(id, saying("From " + who.displayName(), seen));
                    }));
            }
            var said = 0;
            for (var outcome : outcomes) if (outcome.get() instanceof Said) said++;
            assertThat(said).isEqualTo(1);
        }
        assertThat(dispatches()).isEqualTo(25);
    }

    @Test
    void aReplyTakenBackIsADraftAndTheyWaitAgain() {
        var before = files.get(id).state();
        var said = (Said) replies.say(id, saying("Yes, on Fridy.", 1));
        assertThat(replies.takeBack(id, said.entry())).isTrue();
        assertThat(dispatches()).isZero();
        assertThat(drafts.of(id).text()).isEqualTo("Yes, on Fridy.");
        assertThat(files.get(id).state()).isEqualTo(before);
        assertThat(entries.of(id)).hasSize(1);
    }

    @Test
    void whatHasBegunToLeaveIsNotTakenBack() {
        var said = (Said) replies.say(id, saying("Yes.", 1));
        db.sql("update messaging.dispatch set state = 'SENDING'").update();
        assertThat(replies.takeBack(id, said.entry())).isFalse();
        assertThat(entries.of(id)).hasSize(2);
    }

    @Test
    void takingBackUndoesNothingThatHappenedSince() {
        var said = (Said) replies.say(id, saying("Yes.", 1));
        letters.arrive(letters.from("anna@example.org", "Hurry").answering("<q1@example.org>"));
        var since = files.get(id).state();
        replies.takeBack(id, said.entry());
        var state = files.get(id).state();
        assertThat(state.status()).isEqualTo(since.status());
        assertThat(state.waitingSince()).isEqualTo(since.waitingSince());
        assertThat(state.contacts()).isEqualTo(2);
        assertThat(state.firstAnsweredAt()).as("nothing has left").isNull();
    }

    @Test
    void takingBackLeavesAsItIsWhatColleaguesSettledSince() {
        var waiting = files.get(id).state().waitingSince();
        var said = (Said) replies.say(id, new Saying("Yes.", null, 1, UUID.randomUUID(), null, true, List.of()));
        cases.prioritise(id, CaseState.Priority.URGENT);
        cases.assign(id, bo.id());
        replies.takeBack(id, said.entry());
        var state = files.get(id).state();
        assertThat(state.priority()).isEqualTo(CaseState.Priority.URGENT);
        assertThat(state.assignee()).isEqualTo(bo.id());
        assertThat(state.status()).isEqualTo(Status.OPEN);
        assertThat(state.waitingSince()).isEqualTo(waiting);
        assertThat(state.turns())
                .as("it closes a second time when it closes again")
                .isOne();
    }

    @Test
    void whoClosesACaseIsKnownUntilItIsOpenAgain() {
        cases.close(id);
        assertThat(closedBy()).containsExactly(ada.account());
        cases.reopen(id);
        assertThat(closedBy()).isEmpty();
        Shop.signIn(bo);
        replies.say(id, new Saying("Yes.", null, 1, UUID.randomUUID(), null, true, List.of()));
        assertThat(closedBy()).containsExactly(bo.account());
    }

    private List<UUID> closedBy() {
        return db.sql("select closed_by from conversations.case_file where id = ? and closed_by is not null")
                .param(id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    @Test
    void aReplyForLaterLeavesThen() {
        var monday = Instant.parse("2026-11-30T08:00:00Z");
        replies.say(id, new Saying("Any news?", null, 1, UUID.randomUUID(), monday, false, List.of()));
        assertThat(db.sql("select next_at from messaging.dispatch")
                        .query(Instant.class)
                        .single())
                .isEqualTo(monday);
    }

    @Test
    void aReplyForLaterIsHeldBackWhenTheCustomerWritesMeanwhile() {
        var before = files.get(id).state();
        later("Any news?", "2026-11-30T08:00:00Z");
        db.sql("update conversations.case_file set priority = 'HIGH' where id = ?")
                .param(id.value())
                .update();
        letters.arrive(letters.from("anna@example.org", "Never mind")
                .answering("<q1@example.org>")
                .at(Instant.parse("2026-11-22T09:00:00Z")));
        assertThat(dispatches()).isZero();
        assertThat(drafts.of(id).text()).isEqualTo("Any news?");
        assertThat(entries.of(id)).noneMatch(it -> it.kind() == Entry.Kind.SAID);
        assertThat(entries.of(id).stream().filter(it -> it.kind() == Entry.Kind.NOTE))
                .singleElement()
                .satisfies(note -> assertThat(note.body()).contains("30 Nov 2026", "Any news?"));
        assertThat(called()).containsExactly(ada.account());
        var state = files.get(id).state();
        assertThat(state.waitingSince()).isEqualTo(before.waitingSince());
        assertThat(state.firstAnsweredAt()).isNull();
        assertThat(state.assignee()).isEqualTo(ada.id());
        assertThat(state.contacts()).isEqualTo(2);
        assertThat(state.priority()).isEqualTo(CaseState.Priority.HIGH);
    }

    @Test
    void whatIsHeldBackTakesNoWordsFromItsWriterAndNoneFromAColleague() {
        later("Any news?", "2026-11-30T08:00:00Z");
        drafts.keep(id, "By the way,");
        Shop.signIn(bo);
        drafts.keep(id, "Bo thinks");
        letters.arrive(letters.from("anna@example.org", "Never mind").answering("<q1@example.org>"));
        assertThat(drafts.of(id).text()).isEqualTo("Bo thinks");
        Shop.signIn(ada);
        assertThat(drafts.of(id).text()).isEqualTo("Any news?\n\nBy the way,");
    }

    @Test
    void aReplyThatLeavesNowIsNotHeldBackNorOneForLaterByARobot() {
        replies.say(id, saying("Yes.", 1));
        letters.arrive(letters.from("anna@example.org", "Hurry").answering("<q1@example.org>"));
        assertThat(dispatches()).isOne();
        replies.say(
                id,
                new Saying(
                        "Soon.", null, 3, UUID.randomUUID(), Instant.parse("2026-11-30T08:00:00Z"), false, List.of()));
        letters.arrive(letters.from("anna@example.org", "I am away")
                .answering("<q1@example.org>")
                .byRobot(Received.Robot.ABSENCE));
        assertThat(dispatches()).isEqualTo(2);
    }

    @Test
    void aCaseClosedWithAReplyForLaterIsOpenAgainWithoutIt() {
        replies.say(
                id,
                new Saying(
                        "Enjoy it.",
                        null,
                        1,
                        UUID.randomUUID(),
                        Instant.parse("2026-11-30T08:00:00Z"),
                        true,
                        List.of()));
        assertThat(files.get(id).state().isClosed()).isTrue();
        letters.arrive(letters.from("anna@example.org", "Thank you").answering("<q1@example.org>"));
        assertThat(dispatches()).isZero();
        assertThat(files.get(id).state().status()).isEqualTo(Status.OPEN);
    }

    private void later(String text, String at) {
        replies.say(id, new Saying(text, null, 1, UUID.randomUUID(), Instant.parse(at), false, List.of()));
    }

    private List<UUID> called() {
        return db.sql("""
            select m.staff_id from conversations.mention m join conversations.entry e on e.id = m.entry_id where e.case_id = ?""")
                .param(id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    @Test
    void byWhatsAppFreeWordsGoOnlyWithinADayOfTheirLast() {
        var number = letters.account(Account.Kind.WHATSAPP, "+43 1 234567");
        var wrote = TestClock.INSTANCE.instant();
        id = letters.arrive(letters.from("+43 660 1234567", "Open today?")
                .about(null)
                .to(number)
                .at(wrote));
        var until = wrote.plus(Duration.ofHours(24));
        var tomorrow = new Saying("Tomorrow.", null, 1, UUID.randomUUID(), until.plusSeconds(60), false, List.of());
        assertThat(replies.say(id, tomorrow)).isEqualTo(new WindowOver(Via.WHATSAPP, until));
        TestClock.INSTANCE.set(until.minusSeconds(60));
        assertThat(replies.say(id, saying("Until six.", 1))).isInstanceOf(Said.class);
        TestClock.INSTANCE.set(until.plusSeconds(1));
        assertThat(replies.say(id, saying("Come in.", 2))).isEqualTo(new WindowOver(Via.WHATSAPP, until));
        assertThat(drafts.of(id).text()).isEqualTo("Come in.");
        letters.arrive(
                letters.from("+43 660 1234567", "Coming").about(null).to(number).at(until.plusSeconds(2)));
        assertThat(replies.say(id, saying("Good.", 3))).isInstanceOf(Said.class);
    }

    @Test
    void whatAnswersByItselfDoesSoOnceAndCountsAsNoAnswer() {
        var once = UUID.randomUUID();
        assertThat(byItself.answer(id, once, "We have your mail.")).isTrue();
        assertThat(byItself.answer(id, once, "We have your mail.")).isFalse();
        assertThat(db.sql("select manner from messaging.dispatch")
                        .query(String.class)
                        .single())
                .isEqualTo("AUTOMATIC_REPLY");
        assertThat(files.get(id).state().waitingSince()).isNotNull();
        assertThat(files.get(id).state().firstAnsweredAt()).isNull();
    }

    @Test
    void nothingAnswersARobotByItself() {
        var robots = letters.arrive(letters.from("news@shop.example", "Buy now").byRobot(Received.Robot.LIST));
        assertThat(byItself.answer(robots, UUID.randomUUID(), "We have your mail."))
                .isFalse();
        assertThat(dispatches()).isZero();
    }

    @Test
    void anAnswerThatDidNotArriveIsUpToUsAgainOnce() {
        replies.say(id, saying("Yes.", 1));
        var dispatch = new DispatchId(
                db.sql("select id from messaging.dispatch").query(UUID.class).single());
        var bounced = new DispatchSettled(
                dispatch, "", null, End.FAILED, "no such mailbox", Instant.parse("2026-11-21T11:00:00Z"));
        undelivered.on(bounced);
        undelivered.on(bounced);
        assertThat(files.get(id).state().status()).isEqualTo(Status.OPEN);
        assertThat(entries.of(id).stream().filter(it -> it.kind() == Entry.Kind.CHANGE))
                .hasSize(1);
    }

    @Test
    void anAnswerThatIsSentAgainAndDoesNotArriveAgainIsUpToUsAgain() {
        replies.say(id, saying("Yes.", 1));
        var dispatch = new DispatchId(
                db.sql("select id from messaging.dispatch").query(UUID.class).single());
        var first = Instant.parse("2026-11-21T11:00:00Z");
        undelivered.on(new DispatchSettled(dispatch, "", null, End.FAILED, "the mailbox is full", first));
        replies.say(id, new Saying("I try again.", null, 3, UUID.randomUUID(), null, true, List.of()));
        assertThat(files.get(id).state().status()).isEqualTo(Status.CLOSED);
        undelivered.on(
                new DispatchSettled(dispatch, "", null, End.FAILED, "the mailbox is full", first.plusSeconds(3600)));

        assertThat(files.get(id).state().status()).isEqualTo(Status.OPEN);
        assertThat(entries.of(id).stream().filter(it -> it.kind() == Entry.Kind.CHANGE))
                .hasSize(2);
    }

    @Test
    void breaksThatNobodySeesInASubjectOrANameKeepNoAnswerBack() {
        var broken = letters.arrive(letters.from("dora@example.org", "Is it ready?")
                .about("Your rye\u2028on Friday\u0085")
                .by("Dora\u2029Winter")
                .known("<q9@example.org>"));
        replies.say(broken, saying("Yes.", 1));

        assertThat(db.sql("select subject, recipient_name from messaging.dispatch")
                        .query()
                        .singleRow())
                .containsEntry("subject", "Re: Your rye on Friday")
                .containsEntry("recipient_name", "Dora Winter");
    }

    @Test
    void whatWentByItselfAndDidNotArriveOpensNothingAgain() {
        byItself.answer(id, UUID.randomUUID(), "We have your mail.");
        cases.close(id);
        var dispatch = new DispatchId(
                db.sql("select id from messaging.dispatch").query(UUID.class).single());
        undelivered.on(
                new DispatchSettled(dispatch, "", null, End.FAILED, "no such mailbox", TestClock.INSTANCE.instant()));
        assertThat(files.get(id).state().isClosed()).isTrue();
        assertThat(entries.of(id).getLast().change().what()).isEqualTo(Entry.Change.What.UNDELIVERED);
    }

    @Test
    void whoseAnswerDidNotArriveWaitsAsBeforeUntilOneDoes() {
        var since = files.get(id).state().waitingSince();
        replies.say(id, saying("Yes.", 1));
        settle("FAILED");
        assertThat(files.get(id).state().waitingSince()).isEqualTo(since);
        assertThat(files.get(id).state().firstAnsweredAt()).isNull();
        assertThat(waits()).containsExactly("waits");

        settle("SENT");
        assertThat(files.get(id).state().waitingSince()).isNull();
        assertThat(files.get(id).state().firstAnsweredAt()).isNotNull();
        assertThat(waits()).containsExactly("answered");
    }

    @Test
    void theWaitEndsWithTheAnswerThatArrived() {
        replies.say(id, saying("Yes.", 1));
        settle("FAILED");
        replies.say(id, saying("Yes, once more.", 3));

        assertThat(db.sql("select ended_at from conversations.wait")
                        .query(Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(TestClock.INSTANCE.instant());
    }

    private void settle(String state) {
        var at = TestClock.INSTANCE.instant();
        db.sql("update messaging.dispatch set state = ?, settled_at = ?")
                .params(state, Timestamp.from(at))
                .update();
        var dispatch = new DispatchId(
                db.sql("select id from messaging.dispatch").query(UUID.class).single());
        undelivered.on(new DispatchSettled(dispatch, "", null, End.valueOf(state), "", at));
        TestClock.INSTANCE.advance(Duration.ofMinutes(1));
    }

    private List<String> waits() {
        return db.sql("""
            select case when ended_at is null then 'waits' when answered then 'answered' else 'ended' end
            from conversations.wait order by since""").query(String.class).list();
    }

    @Test
    void anAcknowledgementRepeatsNothingAStrangerWrote() {
        byItself.answer(id, UUID.randomUUID(), "We have your mail.");
        var row = db.sql("select subject, text from messaging.dispatch").query().singleRow();
        assertThat(row).containsEntry("text", "We have your mail.");
        assertThat((String) row.get("subject"))
                .startsWith("We have your message")
                .doesNotContain("Rye");
    }

    private static Saying saying(String text, int seen) {
        return new Saying(text, null, seen, UUID.randomUUID(), null, false, List.of());
    }

    private long dispatches() {
        return db.sql("select count(*) from messaging.dispatch")
                .query(Long.class)
                .single();
    }
}
