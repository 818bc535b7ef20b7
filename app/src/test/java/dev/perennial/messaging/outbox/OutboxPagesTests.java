package dev.perennial.messaging.outbox;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.accounts.Mailboxed;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class OutboxPagesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Mailboxed mailboxed;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private AccountId account;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.account").update();
        account = mailboxed.at("orders@bakery.example", 2525);
    }

    @Test
    void whatIsNotKnownToHaveArrivedIsListedAndAnnounced() {
        row("case-entry:1", "UNKNOWN");
        assertThat(get("/messaging/outbox"))
                .bodyText()
                .contains("to-case-entry:1@example.org", "Send again", "Leave it");
        assertThat(get("/customers")).bodyText().contains("One message may or may not have arrived.");
    }

    @Test
    void sentAgainItWaitsUnderItsOldNameAndWhoHadItBeforeHasNoSay() {
        var id = row("case-entry:1", "UNKNOWN");
        var before = fence(id);
        assertThat(post("/messaging/outbox/" + id + "/resend")).hasStatus(303);
        assertThat(state(id)).isEqualTo("WAITING");
        assertThat(fence(id)).isGreaterThan(before);
        assertThat(db.sql("select message_id from messaging.dispatch")
                        .query(String.class)
                        .single())
                .isEqualTo("<case-entry:1@x>");
    }

    @Test
    void leftAloneItStaysWhatItIsAndIsAnnouncedNoMore() {
        var id = row("case-entry:1", "UNKNOWN");
        post("/messaging/outbox/" + id + "/leaving");
        assertThat(state(id)).isEqualTo("UNKNOWN");
        assertThat(get("/messaging/outbox")).bodyText().doesNotContain("to-case-entry:1@example.org");
        assertThat(get("/customers")).bodyText().doesNotContain("may or may not");
    }

    @Test
    void answersAreCalledAnswers() {
        row("case-entry:1", "UNKNOWN");
        row("case-entry:2", "UNKNOWN");
        assertThat(get("/messaging/outbox")).bodyText().contains("2 messages of one cause: answers to customers");
    }

    @Test
    void aWholeMailingIsDecidedAtOnceAndNoOther() {
        var one = row("campaign:7:ada", "UNKNOWN");
        var two = row("campaign:7:bo", "UNKNOWN");
        var other = row("campaign:71:ada", "UNKNOWN");
        var failed = row("campaign:7:cleo", "FAILED");
        assertThat(get("/messaging/outbox")).bodyText().contains("2 messages of one cause: campaign:7");
        post("/messaging/outbox/resends", "show", "UNKNOWN", "cause", "campaign:7");

        assertThat(state(one)).isEqualTo("WAITING");
        assertThat(state(two)).isEqualTo("WAITING");
        assertThat(state(other)).isEqualTo("UNKNOWN");
        assertThat(state(failed)).isEqualTo("FAILED");
    }

    @Test
    void whatWasSentOrWaitsIsNotSentAgainByAnyButton() {
        var sent = row("case-entry:1", "SENT");
        var waiting = row("case-entry:2", "WAITING");
        var before = fence(waiting);
        post("/messaging/outbox/" + sent + "/resend");
        post("/messaging/outbox/" + waiting + "/resend");
        assertThat(state(sent)).isEqualTo("SENT");
        assertThat(fence(waiting)).isEqualTo(before);
    }

    @Test
    void eachStateHasItsList() {
        for (var state : new String[] {"FAILED", "WAITING", "DEFERRED", "SUPPRESSED"}) {
            row("case-entry:" + state, state);
            assertThat(get("/messaging/outbox?show=" + state))
                    .bodyText()
                    .contains("to-case-entry:" + state + "@example.org");
            assertThat(get("/messaging/outbox?show=UNKNOWN"))
                    .bodyText()
                    .doesNotContain("to-case-entry:" + state + "@example.org");
        }
    }

    private UUID row(String source, String state) {
        return db.sql("""
            insert into messaging.dispatch (source, purpose, account_id, recipient, text, manner, reference_ids, files,
                message_id, made_at, next_at, state)
            values (:source, 'SERVICE', :account, 'to-' || :source || '@example.org', 'Hello', 'PERSON', '{}', '{}',
                '<' || :source || '@x>', now(), now(), :state) returning id""")
                .param("source", source)
                .param("account", account.value())
                .param("state", state)
                .query(UUID.class)
                .single();
    }

    private String state(UUID id) {
        return db.sql("select state from messaging.dispatch where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private long fence(UUID id) {
        return db.sql("select fence from messaging.dispatch where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private MvcTestResult get(String address) {
        return browser.get()
                .uri(address)
                .with(signedInAs(shop.member("Max", "max@bakery.example", Role.MANAGER)))
                .exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request =
                browser.post().uri(address).with(signedInAs(shop.member("Max", "max@bakery.example", Role.MANAGER)));
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
