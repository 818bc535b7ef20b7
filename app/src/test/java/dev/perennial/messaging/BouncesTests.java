package dev.perennial.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.messaging.Bounces.Action;
import dev.perennial.messaging.Bounces.Report;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.DispatchSettled.End;
import dev.perennial.messaging.accounts.Mailboxed;
import dev.perennial.messaging.sending.PostmanAtHand;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/// A real mail server (GreenMail) takes the mails; what is said of them later is filed.
@PerennialTest
@RecordApplicationEvents
class BouncesTests {
    @Autowired
    Bounces bounces;

    @Autowired
    Outbox outbox;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Mailboxed mailboxed;

    @Autowired
    PostmanAtHand postman;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    private GreenMail server;
    private AccountId account;
    private String cleo;

    @BeforeEach
    void open() {
        shop.open();
        clock.reset();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.account").update();
        cleo = UUID.randomUUID() + "@example.org";
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("orders@bakery.example", "orders@bakery.example", "secret");
        server.start();
        account = mailboxed.at("orders@bakery.example", server.getSmtp().getPort());
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void aRealServerTakesTheMailAsItWasWritten() throws Exception {
        var put = sent("Grüße, Cleo.");
        assertThat(server.getReceivedMessages()).hasSize(1);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo(put.messageId());
        assertThat(mail.getContent().toString().strip()).isEqualTo("Grüße, Cleo.");
        assertThat(GreenMailUtil.getAddressList(mail.getAllRecipients())).isEqualTo(cleo);
        assertThat(state(put)).isEqualTo("SENT");
    }

    @Test
    void aPasswordARealServerRefusesBurnsNobody() {
        db.sql("delete from messaging.account").update();
        server.setUser("counter@bakery.example", "counter@bakery.example", "another");
        account = mailboxed.at("counter@bakery.example", server.getSmtp().getPort());
        var put = sent("Hello");
        assertThat(state(put)).isEqualTo("WAITING");
        assertThat(db.sql("select trouble from messaging.account")
                        .query(String.class)
                        .single())
                .isEqualTo("SIGN_IN");
    }

    @Test
    void whatCameBackForGoodFailedAndTheAddressIsLeftAlone() {
        var put = sent("Hello");
        assertThat(bounces.file(report(put, Action.FAILED, "5.1.1", "nobody of that name")))
                .isTrue();

        assertThat(state(put)).isEqualTo("FAILED");
        assertThat(why(put)).contains("5.1.1 nobody of that name");
        assertThat(told(put)).containsExactly(End.SENT, End.FAILED);
        assertThat(standing()).isEqualTo(Verdict.SUPPRESSED);
    }

    @Test
    void theSameReportAgainTellsNobodyTwice() {
        var put = sent("Hello");
        bounces.file(report(put, Action.FAILED, "5.1.1", ""));
        bounces.file(report(put, Action.FAILED, "5.1.1", ""));
        assertThat(told(put)).containsExactly(End.SENT, End.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "5.2.2, the mailbox is full",
        "5.7.1, we do not like you",
        "4.4.7, could not be reached for days",
        "'', ''"
    })
    void whatCameBackForAnotherReasonFailedAndTheAddressStaysGood(String status, String words) {
        var put = sent("Hello");
        bounces.file(report(put, Action.FAILED, status, words));
        assertThat(state(put)).isEqualTo("FAILED");
        assertThat(standing()).isEqualTo(Verdict.SERVICE);
    }

    @Test
    void aDelayIsNotedAndNothingElse() {
        var put = sent("Hello");
        bounces.file(report(put, Action.DELAYED, "4.4.1", "no answer yet"));
        assertThat(state(put)).isEqualTo("SENT");
        assertThat(why(put)).contains("no answer yet");
        assertThat(told(put)).containsExactly(End.SENT);
    }

    @Test
    void whatWasNotKnownIsKnownOnceAServerSaysItArrived() {
        var put = sent("Hello");
        db.sql("update messaging.dispatch set state = 'UNKNOWN'").update();
        bounces.file(report(put, Action.DELIVERED, "2.0.0", ""));
        assertThat(state(put)).isEqualTo("SENT");
    }

    @Test
    void whoCallsItSpamIsLeftAlone() {
        var put = sent("Hello");
        bounces.file(report(put, Action.COMPLAINED, "", ""));
        assertThat(consents.standing(cleo, Purpose.NEWS, Channel.EMAIL).verdict())
                .isEqualTo(Verdict.SUPPRESSED);
        assertThat(state(put)).isEqualTo("SENT");
    }

    @Test
    void aReportThatNamesNoMailOfOursOrAnotherRecipientIsNotBelieved() {
        var put = sent("Hello");
        assertThat(bounces.file(new Report("<guessed@bakery.example>", cleo, Action.FAILED, "5.1.1", "")))
                .isFalse();
        assertThat(bounces.file(new Report(put.messageId(), "victim@example.org", Action.FAILED, "5.1.1", "")))
                .isFalse();
        assertThat(state(put)).isEqualTo("SENT");
        assertThat(standing()).isEqualTo(Verdict.SERVICE);
        assertThat(consents.standing("victim@example.org", Purpose.SERVICE, Channel.EMAIL)
                        .verdict())
                .isEqualTo(Verdict.SERVICE);
    }

    @Test
    void whoAgreesIsAskedByMailOnceWhetherTheAddressIsTheirs() throws Exception {
        var customer = customers
                .identify("till", Person.unknown().withName("Cleo").withEmail(cleo))
                .orElseThrow()
                .customer();
        consents.grant(
                customer,
                Purpose.NEWS,
                Channel.EMAIL,
                null,
                ConsentOrigin.told(ConsentOrigin.Way.BY_PHONE, "said so", null, null));
        postman.run();
        postman.run();

        assertThat(server.getReceivedMessages()).hasSize(1);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Ada’s Bakery: is this address yours?");
        assertThat(mail.getContent().toString())
                .contains("https://perennial.bakery.example/p/customers/wishes/confirmation?t=");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    }

    private Outbox.Put sent(String text) {
        var put = Objects.requireNonNull(transaction.execute(_ -> outbox.put(new Dispatch(
                "test:" + UUID.randomUUID(),
                Purpose.SERVICE,
                account,
                null,
                cleo,
                null,
                "Hello",
                text,
                null,
                Manner.PERSON,
                null,
                List.of(),
                clock.instant()))));
        postman.run();
        return put;
    }

    private Report report(Outbox.Put put, Action action, String status, String words) {
        return new Report(put.messageId(), cleo.toUpperCase(), action, status, words);
    }

    private Verdict standing() {
        return consents.standing(cleo, Purpose.SERVICE, Channel.EMAIL).verdict();
    }

    private List<End> told(Outbox.Put put) {
        return events.stream(DispatchSettled.class)
                .filter(it -> it.dispatch().equals(put.id()))
                .map(DispatchSettled::end)
                .toList();
    }

    private String state(Outbox.Put put) {
        return db.sql("select state from messaging.dispatch where id = ?")
                .param(put.id().value())
                .query(String.class)
                .single();
    }

    private String why(Outbox.Put put) {
        return db.sql("select why from messaging.dispatch where id = ?")
                .param(put.id().value())
                .query(String.class)
                .single();
    }
}
