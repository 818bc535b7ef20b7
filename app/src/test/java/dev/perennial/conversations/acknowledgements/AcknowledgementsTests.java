package dev.perennial.conversations.acknowledgements;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CustomerSpoke;
import dev.perennial.conversations.EntryId;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.promises.Estimate;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class AcknowledgementsTests {
    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    CustomerSpoke spoke;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        Shop.signIn(shop.ada());
        db.sql("delete from conversations.acknowledgement").update();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from conversations.thread").update();
        db.sql("delete from messaging.account").update();
        var now = Timestamp.from(TestClock.INSTANCE.instant());
        var id = db.sql("""
            with account as (
                insert into messaging.account (kind, name, address, made_at) values ('EMAIL', 'Hello', 'hello@bakery.example', :now)
                returning id),
            thread as (
                insert into conversations.thread (via, account_id, address, key, made_at)
                select 'EMAIL', id, 'anna@example.org', 'anna@example.org', :now from account returning id),
            file as (
                insert into conversations.case_file (subject, via, opened_at, changed_at, contacts, waiting_since)
                values ('Free money for you', 'EMAIL', :now, :now, 1, :now) returning id)
            insert into conversations.case_thread (case_id, thread_id, reply_tag, added_at)
            select file.id, thread.id, 'tag', :now from file, thread returning case_id""").param("now", now).query(UUID.class).single();
        spoke = says(new CaseId(id), 1);
    }

    private CustomerSpoke says(CaseId id, int seq) {
        var entry = new EntryId(UUID.randomUUID());
        db.sql("""
            insert into conversations.entry (id, case_id, seq, kind, at, body) values (?, ?, ?, 'HEARD', ?, 'Money')""")
                .params(entry.value(), id.value(), seq, Timestamp.from(TestClock.INSTANCE.instant()))
                .update();
        db.sql("update conversations.case_file set contacts = :seq, last_seq = :seq where id = :case")
                .param("seq", seq)
                .param("case", id.value())
                .update();
        return new CustomerSpoke(id, entry, null, Via.EMAIL, TestClock.INSTANCE.instant());
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void nothingIsSentUntilTheOwnerWantsIt() {
        acknowledgements.on(spoke);
        assertThat(sent()).isZero();
    }

    @Test
    void whoWritesFirstHearsOnceAndNothingOfTheirOwnWords() {
        acknowledgements.set(new Acknowledgement(true, "We have it. {estimate}"));
        acknowledgements.on(spoke);
        acknowledgements.on(spoke);
        assertThat(sent()).isOne();
        var row = db.sql("select subject, text, manner from messaging.dispatch")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("text", "We have it. You hear from us as soon as we can.")
                .containsEntry("manner", "AUTOMATIC_REPLY");
        assertThat((String) row.get("subject")).doesNotContain("Free money");
    }

    @Test
    void whoWritesOnHearsNothingMore() {
        acknowledgements.set(new Acknowledgement(true, "We have it."));
        acknowledgements.on(says(spoke.id(), 2));
        assertThat(sent()).isZero();
    }

    @Test
    void whoWritesThreeLinesInOneBreathHearsOnce() {
        acknowledgements.set(new Acknowledgement(true, "We have it."));
        var second = says(spoke.id(), 2);
        var third = says(spoke.id(), 3);
        acknowledgements.on(spoke);
        acknowledgements.on(second);
        acknowledgements.on(third);
        assertThat(sent()).isOne();
    }

    @Test
    void whoAnswersFromAnAddressWeDidNotWriteToHearsNothing() {
        acknowledgements.set(new Acknowledgement(true, "We have it."));
        db.sql("update conversations.case_file set unproven = true").update();
        acknowledgements.on(spoke);
        assertThat(sent()).isZero();
    }

    @Test
    void theTimeIsToldAsFarAsItIsKnownAndByTheClockOfTheShop() {
        var bakery = shop.open();
        var words = new Acknowledgement(true, "{estimate}");
        var eleven = Instant.parse("2026-11-20T11:00:00Z");
        var measured =
                new Estimate.Measured(40, Duration.ofHours(1), Duration.ofHours(4), eleven, eleven.plusSeconds(3600));
        assertThat(words.text(measured, bakery))
                .startsWith("Half of those who write at this hour have an answer by")
                .contains("12:00", "13:00");
        assertThat(words.text(new Estimate.Promised(Duration.ofHours(1), eleven), bakery))
                .contains("12:00");
        assertThat(words.text(new Estimate.Unknown(), bakery))
                .doesNotContain("{")
                .contains("as soon as we can");
    }

    @Test
    void theOwnerSeesHowItReads() {
        var ada = signedInAs(shop.ada());
        assertThat(browser.get().uri("/conversations/acknowledgements").with(ada))
                .hasStatusOk()
                .bodyText()
                .contains("{estimate}", "Half of those who write");
        assertThat(browser.post()
                        .uri("/conversations/acknowledgements")
                        .with(ada)
                        .param("active", "true")
                        .param("words", " "))
                .hasStatus(422);
        assertThat(browser.post()
                        .uri("/conversations/acknowledgements")
                        .with(ada)
                        .param("active", "true")
                        .param("words", "Hi"))
                .hasStatus(303);
        assertThat(acknowledgements.current()).isEqualTo(new Acknowledgement(true, "Hi"));
    }

    private long sent() {
        return db.sql("select count(*) from messaging.dispatch")
                .query(Long.class)
                .single();
    }
}
