package dev.perennial.messaging.accounts;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.messaging.Mailboxes;
import dev.perennial.support.FaultySmtp;
import dev.perennial.support.FaultySmtp.HangUp;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class AccountsTests {
    private static final String PASSWORD = "caraway-seed-42";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private FaultySmtp server;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.account").update();
        server = FaultySmtp.inTheOpen();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aMailboxIsSetUpTriedAndUsed() {
        var page = follow(post("/messaging/accounts/mailboxes", form()));
        assertThat(page).hasStatusOk().bodyText().contains("orders@bakery.example", "Try it");

        var tried = post(only().href() + "/trials", Map.of());
        assertThat(tried).hasStatusOk().bodyText().contains("Signing in for sending works");
        assertThat(server.taken()).isEmpty();
        assertThat(mailboxes.all()).singleElement().satisfies(it -> {
            assertThat(it.outgoing().password()).isEqualTo(PASSWORD);
            assertThat(it.incoming()).isEmpty();
        });
    }

    @Test
    void thePasswordIsShownToNobodyAndStandsNowhereInTheDatabase() {
        var page = follow(post("/messaging/accounts/mailboxes", form()));
        assertThat(page).bodyText().doesNotContain(PASSWORD);

        var sealed = db.sql("select smtp_secret from messaging.mailbox")
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(PASSWORD);
        assertThat(mailboxes.all().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void aPasswordLeftEmptyIsTheOneThatIsKept() {
        post("/messaging/accounts/mailboxes", form());
        var changed = form("displayName", "The Bakery", "smtpPassword", "");
        assertThat(post(only().href(), changed)).hasStatus(303);

        assertThat(mailboxes.all()).singleElement().satisfies(it -> {
            assertThat(it.displayName()).isEqualTo("The Bakery");
            assertThat(it.outgoing().password()).isEqualTo(PASSWORD);
        });
    }

    @ParameterizedTest
    @CsvSource({"smtpHost, localhost", "smtpUser, somebody@bakery.example", "smtpPort, 2526"})
    void anotherServerOrUserIsNotToldTheOldPassword(String field, String value) {
        post("/messaging/accounts/mailboxes", form());
        var answer = post(only().href(), form(field, value, "smtpPassword", ""));

        assertThat(answer).hasStatusOk().bodyText().contains("Enter the password");
        assertThat(mailboxes.all().getFirst().outgoing().line().port()).isEqualTo(server.port());
    }

    @ParameterizedTest
    @CsvSource({
        "smtpHost, nowhere.invalid, Nobody answers to the name",
        "smtpHost, 10.0.0.7, private network",
        "smtpHost, 2130706433, not the name of a server",
        "smtpPort, seven, not a port",
        "address, ada, not a mail address",
        "address, 'ada@bakery.example, bo@bakery.example', not a mail address",
        "name, '', Give it a name",
        "displayName, '', Write the name",
        "perMinute, 0, not a number from 1",
        "smtpEncryption, WHATEVER, none of the ways",
    })
    void whatIsWrongIsSaidAtItsFieldAndNothingIsSaved(String field, String value, String sentence) {
        var answer = post(
                "/messaging/accounts/mailboxes",
                form(
                        field,
                        value,
                        "smtpPort",
                        field.equals("smtpHost") ? "587" : "",
                        "smtpEncryption",
                        field.equals("smtpHost") ? "STARTTLS" : ""));

        assertThat(answer).hasStatusOk().bodyText().contains(sentence).doesNotContain(PASSWORD);
        assertThat(mailboxes.all()).isEmpty();
    }

    @Test
    void anAddressIsSetUpOnce() {
        post("/messaging/accounts/mailboxes", form());
        assertThat(post("/messaging/accounts/mailboxes", form()))
                .hasStatusOk()
                .bodyText()
                .contains("is set up here already");
    }

    @Test
    void aRefusedPasswordIsToldInWordsWithWhatTheServerSaid() {
        post("/messaging/accounts/mailboxes", form());
        server.answering("AUTH", "535 5.7.8 try an app password");

        assertThat(post(only().href() + "/trials", Map.of()))
                .bodyText()
                .contains("refuses the user name or the password", "5.7.8 try an app password");
    }

    @Test
    void aShutPortAndAStrangerBehindAnOpenOneAreToldAlikeAndTakeEquallyLong() throws Exception {
        int shut;
        try (var closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            shut = closed.getLocalPort();
        }
        var strange = attempt(server.hangingUp(HangUp.IN_THE_GREETING).port());
        var closed = attempt(shut);

        assertThat(strange.text()).isEqualTo(closed.text()).contains("No mail server answered");
        assertThat(strange.took()).isCloseTo(closed.took(), Duration.ofMillis(400));
        assertThat(closed.took()).isGreaterThan(Duration.ofMillis(450));
    }

    private record Attempt(String text, Duration took) {}

    private Attempt attempt(int port) throws Exception {
        db.sql("delete from messaging.account").update();
        post("/messaging/accounts/mailboxes", form("smtpPort", String.valueOf(port)));
        var began = System.nanoTime();
        var page = post(only().href() + "/trials", Map.of()).getResponse().getContentAsString();
        var text = page.replaceAll("(?s).*<h2>How it went</h2>(.*?)</div>.*", "$1");
        return new Attempt(text, Duration.ofNanos(System.nanoTime() - began));
    }

    @Test
    void aMailboxWhoseKeyIsLostAsksForItsPasswordAgain() {
        post("/messaging/accounts/mailboxes", form());
        db.sql("update messaging.mailbox set smtp_secret = decode(repeat('01', 60), 'hex')")
                .update();

        assertThat(mailboxes.all()).isEmpty();
        assertThat(post(only().href(), form("smtpPassword", ""))).bodyText().contains("Enter the password");
        post(only().href(), form());
        assertThat(mailboxes.all()).hasSize(1);
    }

    @Test
    void bigProvidersAreFilledInFromTheAddress() {
        var page = browser.get()
                .uri("/messaging/accounts/mailboxes/new?address=ada@gmx.at")
                .with(signedInAs(shop.ada()))
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("mail.gmx.net", "imap.gmx.net");
    }

    @Test
    void theDomainsRecordIsShownAndNothingIsSignedBeforeTheOwnerSaysItIsThere() {
        post("/messaging/accounts/mailboxes", form());
        var page = get(only().href());
        assertThat(page).bodyText().contains("perennial._domainkey.bakery.example", "v=DKIM1; k=rsa; p=MII");
        assertThat(inUse()).isFalse();
        post(only().href() + "/signature", Map.of("wanted", "true"));
        assertThat(inUse()).isTrue();
        post(only().href() + "/signature", Map.of("wanted", "false"));
        assertThat(inUse()).isFalse();
    }

    @Test
    void lookingChangesNothing() {
        post("/messaging/accounts/mailboxes", form());
        db.sql("delete from messaging.dkim_key").update();
        get(only().href());
        get("/messaging/accounts");

        assertThat(db.sql("select count(*) from messaging.dkim_key")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(server.lines()).isZero();
    }

    @Test
    void ownersAreToldAboveEveryPageThatAnAccountCannotSend() {
        post("/messaging/accounts/mailboxes", form());
        db.sql("update messaging.account set trouble = 'SIGN_IN', trouble_since = now(), rests_until = now()")
                .update();

        assertThat(get("/customers")).bodyText().contains("orders@bakery.example cannot send");
        var bo = browser.get().uri("/customers").with(signedInAs(shop.bo())).exchange();
        assertThat(bo).bodyText().doesNotContain("cannot send");
    }

    @Test
    void whatIsSwitchedOffIsNotAmongThoseInUse() {
        post("/messaging/accounts/mailboxes", form());
        var id = only().account().id();
        post("/messaging/accounts/" + id + "/closure", Map.of());
        assertThat(mailboxes.all()).isEmpty();
        post("/messaging/accounts/" + id + "/reopening", Map.of());
        assertThat(mailboxes.all()).hasSize(1);
    }

    private boolean inUse() {
        return db.sql("select in_use is not null from messaging.dkim_key")
                .query(Boolean.class)
                .single();
    }

    @Autowired
    ListedAccounts accounts;

    private Listed only() {
        return accounts.all().getFirst();
    }

    private Map<String, String> form(String... changed) {
        var form = new HashMap<>(Map.of(
                "name", "Orders",
                "address", "orders@bakery.example",
                "displayName", "Ada’s Bakery",
                "smtpHost", "127.0.0.1",
                "smtpPort", String.valueOf(server.port()),
                "smtpEncryption", "NONE",
                "smtpUser", "orders@bakery.example",
                "smtpPassword", PASSWORD,
                "perMinute", "60"));
        for (var i = 0; i < changed.length; i += 2)
            if (i == 0 || !changed[i + 1].isEmpty() || changed[i].endsWith("Password"))
                form.put(changed[i], changed[i + 1]);
        return form;
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
    }

    private MvcTestResult post(String address, Map<String, String> form) {
        var request = browser.post().uri(address).with(signedInAs(shop.ada()));
        for (var field : form.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    private MvcTestResult follow(MvcTestResult redirect) {
        assertThat(redirect).hasStatus(303);
        return browser.get()
                .uri(redirect.getResponse().getHeader("Location"))
                .with(signedInAs(shop.ada()))
                .exchange();
    }
}
