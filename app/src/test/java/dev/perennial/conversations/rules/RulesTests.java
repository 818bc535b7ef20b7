package dev.perennial.conversations.rules;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.conversations.CaseClosed;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseOpened;
import dev.perennial.conversations.CaseState.Priority;
import dev.perennial.conversations.CustomerSpoke;
import dev.perennial.conversations.Entries;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.EntryId;
import dev.perennial.conversations.Label;
import dev.perennial.conversations.Labels;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.rules.Rule.Act;
import dev.perennial.conversations.rules.Rule.Fact;
import dev.perennial.conversations.rules.Rule.If;
import dev.perennial.conversations.rules.Rule.Then;
import dev.perennial.conversations.rules.Rule.Trigger;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class RulesTests {
    @Autowired
    Applying applying;

    @Autowired
    Rulebook rules;

    @Autowired
    CaseFiles files;

    @Autowired
    Entries entries;

    @Autowired
    Labels labels;

    @Autowired
    Customers customers;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    CaseId id;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        shop.bo();
        Shop.signIn(shop.ada());
        db.sql("delete from conversations.rule").update();
        db.sql("delete from conversations.case_file").update();
        id = new CaseId(db.sql("""
            insert into conversations.case_file (subject, via, opened_at, changed_at, last_seq, waiting_since)
            values ('Cake with nuts?', 'PHONE', :now, :now, 1, :now) returning id""")
                .param("now", java.sql.Timestamp.from(TestClock.INSTANCE.instant()))
                .query(UUID.class)
                .single());
        db.sql("""
            insert into conversations.entry (case_id, seq, kind, at, body) values (?, 1, 'CALL', now(), 'An allergy')""").param(id.value()).update();
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void whatHoldsIsDoneOnceAndSaidInTheCase() {
        rules.add(
                Trigger.MESSAGE,
                null,
                List.of(new If(Fact.WORDS, "allergy")),
                List.of(
                        new Then(Act.LABEL, "Allergies"),
                        new Then(Act.ASSIGN, "Bo Lind"),
                        new Then(Act.PRIORITY, "HIGH")));
        Shop.signOut();
        var spoke =
                new CustomerSpoke(id, new EntryId(UUID.randomUUID()), null, Via.PHONE, TestClock.INSTANCE.instant());
        applying.on(spoke);
        applying.on(spoke);

        assertThat(labels.of(id)).extracting(Label::name).containsExactly("Allergies");
        assertThat(files.get(id).state().assignee()).isEqualTo(shop.bo().id());
        assertThat(files.get(id).state().priority()).isEqualTo(Priority.HIGH);
        assertThat(entries.of(id).stream()
                        .filter(it -> it.change() != null && it.change().what() == Entry.Change.What.RULE))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.change().to())
                                .isEqualTo(
                                        "When somebody writes and it says allergy: label it “Allergies”, hand it to Bo Lind, it is Soon."));
    }

    @Test
    void whatDoesNotHoldIsLeftAlone() {
        rules.add(Trigger.OPENED, null, List.of(new If(Fact.WORDS, "invoice")), List.of(new Then(Act.CLOSE, "")));
        applying.on(new CaseOpened(id, null, Via.PHONE, TestClock.INSTANCE.instant()));
        assertThat(files.get(id).state().isClosed()).isFalse();
    }

    @Test
    void aRuleThatRestsDoesNothing() {
        rules.add(Trigger.OPENED, null, List.of(), List.of(new Then(Act.CLOSE, "")));
        rules.turn(rules.all().getFirst().id(), false);
        applying.on(new CaseOpened(id, null, Via.PHONE, TestClock.INSTANCE.instant()));
        assertThat(files.get(id).state().isClosed()).isFalse();
    }

    @Test
    void whoWaitsLongEnoughIsSeenOnce() {
        rules.add(Trigger.WAITS, 4, List.of(), List.of(new Then(Act.NOTE, "Four hours")));
        applying.passTime();
        assertThat(notes()).isZero();
        TestClock.INSTANCE.advance(Duration.ofHours(4));
        applying.passTime();
        applying.passTime();
        assertThat(notes()).isOne();
    }

    @Test
    void manyWhoAreLeftAloneStandInNobodysWay() {
        db.sql("""
            insert into conversations.case_file (subject, via, status, opened_at, changed_at)
            select 'Old', 'PHONE', 'WAITING', :then, :then from generate_series(1, 500)""")
                .param(
                        "then",
                        java.sql.Timestamp.from(TestClock.INSTANCE.instant().minus(Duration.ofDays(30))))
                .update();
        db.sql("update conversations.case_file set status = 'WAITING', waiting_since = null where id = ?")
                .param(id.value())
                .update();
        rules.add(Trigger.SILENT, 7, List.of(new If(Fact.WORDS, "allergy")), List.of(new Then(Act.CLOSE, "")));
        TestClock.INSTANCE.advance(Duration.ofDays(8));
        applying.passTime();
        applying.passTime();
        assertThat(files.get(id).state().isClosed()).isTrue();
    }

    @Test
    void whoWritesWhileOthersAreLookedAtIsNotSilent() {
        db.sql("update conversations.case_file set status = 'WAITING', waiting_since = null")
                .update();
        db.sql("""
            insert into conversations.case_file (subject, via, status, opened_at, changed_at)
            select 'Older', 'PHONE', 'WAITING', opened_at, opened_at - interval '1 day' from conversations.case_file""").update();
        db.sql("""
            create function conversations.writes() returns trigger language plpgsql as $$ begin
                update conversations.case_file set status = 'OPEN' where subject = 'Cake with nuts?';
                return new;
            end $$""").update();
        db.sql("create trigger writes after insert on conversations.rule_run execute function conversations.writes()")
                .update();
        try {
            rules.add(Trigger.SILENT, 7, List.of(), List.of(new Then(Act.CLOSE, "")));
            TestClock.INSTANCE.advance(Duration.ofDays(8));
            applying.passTime();
        } finally {
            db.sql("drop function conversations.writes() cascade").update();
        }
        assertThat(files.get(id).state().isClosed()).isFalse();
        assertThat(db.sql("select status from conversations.case_file where subject = 'Older'")
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED");
    }

    @Test
    void aCaseIsHandedToNobodyWhoCannotSeeIt() {
        var cleo = shop.member("Cleo Own", "cleo@bakery.example", Role.STAFF).account();
        db.sql("update access.staff set own_only = true where id = ?")
                .param(cleo)
                .update();
        var anna = customers
                .identify("shop", Person.unknown().withName("Anna").withExternalId("rule-1"))
                .orElseThrow()
                .customer();
        rules.add(Trigger.OPENED, null, List.of(), List.of(new Then(Act.ASSIGN, "Cleo Own")));
        db.sql("update conversations.case_file set customer_id = ?")
                .param(anna.value())
                .update();
        applying.on(new CaseOpened(id, anna, Via.PHONE, TestClock.INSTANCE.instant()));
        assertThat(files.get(id).state().assignee()).isNull();
        db.sql("update customers.customer set in_charge = ? where id = ?")
                .params(cleo, anna.value())
                .update();
        db.sql("delete from conversations.rule_run").update();
        applying.on(new CaseOpened(id, anna, Via.PHONE, TestClock.INSTANCE.instant()));
        assertThat(files.get(id).state().assignee()).isNotNull();
    }

    @Test
    void aCaseThatWentIntoAnotherIsNotDone() {
        rules.add(Trigger.CLOSED, null, List.of(), List.of(new Then(Act.LABEL, "Done")));
        var lives = new CaseId(db.sql("""
            insert into conversations.case_file (subject, via, opened_at, changed_at) values ('Cake', 'PHONE', now(), now())
            returning id""").query(UUID.class).single());
        db.sql("""
            update conversations.case_file set status = 'CLOSED', closed_at = now(), merged_into = ? where id = ?""").params(lives.value(), id.value()).update();
        applying.on(new CaseClosed(id, null, Via.PHONE, null, 1, TestClock.INSTANCE.instant()));
        assertThat(labels.of(lives)).isEmpty();
    }

    @Test
    void theOwnerWritesAndReadsThem() {
        var ada = signedInAs(shop.ada());
        assertThat(browser.post()
                        .uri("/conversations/rules")
                        .with(ada)
                        .param("trigger", "SILENT")
                        .param("after", "14")
                        .param("fact", "-")
                        .param("factValue", "")
                        .param("act", "CLOSE")
                        .param("actValue", ""))
                .hasStatus(303);
        assertThat(browser.get().uri("/conversations/rules").with(ada))
                .hasStatusOk()
                .bodyText()
                .contains("When the customer has said nothing for 14 days: it is done.");
        assertThat(browser.post()
                        .uri("/conversations/rules")
                        .with(ada)
                        .param("trigger", "WAITS")
                        .param("after", "0")
                        .param("act", "ASSIGN")
                        .param("actValue", "Bob"))
                .hasStatus(422)
                .bodyText()
                .contains("Nobody of the staff is called “Bob”", "is no number from 1 to 10000");
    }

    private long notes() {
        return db.sql("select count(*) from conversations.entry where kind = 'NOTE'")
                .query(Long.class)
                .single();
    }
}
