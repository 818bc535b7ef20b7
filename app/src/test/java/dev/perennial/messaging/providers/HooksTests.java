package dev.perennial.messaging.providers;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.Account.Kind;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.ServiceAccesses;
import dev.perennial.messaging.incoming.Understood;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Calls of the providers as they really come, written after their documents.
@PerennialTest
class HooksTests {
    private static final String UPDATE = """
        {"update_id": 881, "message": {"message_id": 7, "from": {"id": 777, "is_bot": false, "first_name": "Cleo",
         "last_name": "Sommer"}, "chat": {"id": 777, "type": "private"}, "date": 1795338000, "text": "Is my rye ready?"}}""";

    private static final String NOTIFICATION = """
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
         "messaging_product": "whatsapp", "metadata": {"phone_number_id": "1065551234"},
         "contacts": [{"profile": {"name": "Cleo"}, "wa_id": "436601234567"},
                      {"profile": {"name": "Dora"}, "wa_id": "436607654321"}],
         "messages": [
          {"from": "436601234567", "id": "wamid.A", "timestamp": "1795338000", "type": "text", "text": {"body": "Hello"}},
          {"from": "436607654321", "id": "wamid.B", "timestamp": "1795338001", "type": "image", "image": {"id": "9", "caption": "This cake"}}]}}]}]}""";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Provided provided;

    @Autowired
    ProviderMessages messages;

    @Autowired
    ServiceAccesses accesses;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.incoming").update();
        db.sql("delete from messaging.account").update();
    }

    @Test
    void whatTelegramBringsIsKeptOnce() {
        var bot = telegram();
        for (var i = 0; i < 2; i++)
            assertThat(call(bot, UPDATE, "X-Telegram-Bot-Api-Secret-Token", secretOf(bot)))
                    .hasStatusOk();
        assertThat(kept()).containsExactly("881");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "123456:abcdefghijklmnopqrstuvwxyz"})
    void whatIsNotSignedLeavesNothingBehind(String signature) {
        var bot = telegram();
        assertThat(call(bot, UPDATE, "X-Telegram-Bot-Api-Secret-Token", signature))
                .hasStatus(401);
        assertThat(kept()).isEmpty();
    }

    @Test
    void ofWhatsAppEachMessageOfACallIsKeptOnItsOwn() {
        var number = whatsApp();
        assertThat(call(number, NOTIFICATION, "X-Hub-Signature-256", signed(NOTIFICATION)))
                .hasStatusOk();
        assertThat(kept()).containsExactly("wamid.A", "wamid.B");
    }

    @Test
    void oneChangedByteSpoilsTheSignature() {
        var number = whatsApp();
        var changed = NOTIFICATION.replace("Hello", "Hallo");
        assertThat(call(number, changed, "X-Hub-Signature-256", signed(NOTIFICATION)))
                .hasStatus(401);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatsAppIsGreetedByTheWordTheOwnerGaveIt() {
        var number = whatsApp();
        var ours = Signatures.greeting("signing-secret");
        assertThat(greeting(number, ours)).hasStatusOk().bodyText().isEqualTo("1158201444");
        assertThat(greeting(number, "guessed")).hasStatus(404);
        assertThat(greeting(telegram(), ours)).hasStatus(404);
        assertThat(browser.get()
                        .uri("/messaging/providers/" + number)
                        .with(signedInAs(shop.ada()))
                        .exchange())
                .bodyText()
                .contains(ours, "https://perennial.bakery.example/hooks/messaging/providers/" + number);
    }

    /// The example of Twilio's own document on signatures, with another address and token.
    @Test
    void aTextMessageIsKeptWhenAddressAndFieldsAreSigned() {
        var number = provided.at(Kind.SMS, "+43123456789", "AC123", "12345", "https://api.twilio.com");
        var body = "MessageSid=SM1&From=%2B436601234567&To=%2B43123456789&Body=Is+my+rye+ready%3F&NumMedia=0";
        var signature = Signatures.ofCall(
                "12345", "https://perennial.bakery.example/hooks/messaging/providers/" + number, FormBody.read(body));
        assertThat(form(number, body.replace("rye", "bun"), signature)).hasStatus(401);
        assertThat(kept()).isEmpty();
        assertThat(form(number, body, signature)).hasStatusOk();
        assertThat(kept()).containsExactly("SM1");
    }

    @Test
    void theSignatureIsTheOneOfTheProvidersOwnExample() {
        var body = "Digits=1234&To=%2B18005551212&From=%2B14158675310&Caller=%2B14158675310&CallSid=CA1234567890ABCDE";
        assertThat(Signatures.ofCall("12345", "https://example.com/myapp.php?foo=1&bar=2", FormBody.read(body)))
                .isEqualTo("L/OH5YylLD5NRKLltdqwSvS0BnU=");
    }

    @Test
    void whatDidNotArriveIsToldLaterAndFiled() {
        var number = provided.at(Kind.SMS, "+43123456789", "AC123", "12345", "https://api.twilio.com");
        var id = db.sql("""
            insert into messaging.dispatch (source, purpose, account_id, recipient, text, manner, reference_ids, files,
                message_id, made_at, next_at, state)
            values ('test:1', 'SERVICE', ?, '+436601234567', 'Hello', 'PERSON', '{}', '{}', '<1@x>', now(), now(), 'SENT')
            returning id""").param(number.value()).query(UUID.class).single();
        var query = "about=%3C1%40x%3E";
        var body = "MessageSid=SM1&To=%2B436601234567&MessageStatus=undelivered&ErrorCode=30003";
        var url = "https://perennial.bakery.example/hooks/messaging/providers/" + number + "?" + query;
        var answer = browser.post()
                .uri(java.net.URI.create("/hooks/messaging/providers/" + number + "?" + query))
                .contentType("application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", Signatures.ofCall("12345", url, FormBody.read(body)))
                .content(body)
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(db.sql("select state || ' ' || why from messaging.dispatch where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .startsWith("FAILED")
                .contains("30003");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SENT|failed|[{\"code\": 131047, \"title\": \"Re-engagement message\"}]|FAILED|131047",
                "SENT|failed|[{\"code\": 131026, \"title\": \"Message undeliverable\"}]|FAILED|undeliverable",
                "UNKNOWN|delivered|[]|SENT|",
                "UNKNOWN|read|[]|SENT|",
                "SENT|sent|[]|SENT|",
            })
    void whatBecameOfAWhatsAppIsToldLaterAndFiled(
            String before, String status, String errors, String after, String why) {
        var number = whatsApp();
        var id = db.sql("""
            insert into messaging.dispatch (source, purpose, account_id, recipient, text, manner, reference_ids, files,
                message_id, made_at, next_at, state)
            values ('test:1', 'SERVICE', ?, '+436601234567', 'Hello', 'PERSON', '{}', '{}', '<1@x>', now(), now(), ?)
            returning id""").params(number.value(), before).query(UUID.class).single();
        var told = """
            {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
             "messaging_product": "whatsapp", "metadata": {"phone_number_id": "1065551234"}, "statuses": [
              {"id": "wamid.C", "status": "%s", "timestamp": "1795338000", "recipient_id": "436601234567",
               "biz_opaque_callback_data": "<1@x>", "errors": %s}]}}]}]}""".formatted(status, errors);

        assertThat(call(number, told, "X-Hub-Signature-256", signed(told))).hasStatusOk();
        var filed = db.sql("select state, why from messaging.dispatch where id = ?")
                .param(id)
                .query()
                .singleRow();
        assertThat(filed.get("state")).isEqualTo(after);
        if (why != null) assertThat((String) filed.get("why")).contains(why);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whoCallsAnAccountThatIsNotThereOrRestsIsToldSo() {
        var bot = telegram();
        db.sql("update messaging.account set active = false").update();
        assertThat(call(bot, UPDATE, "X-Telegram-Bot-Api-Secret-Token", secretOf(bot)))
                .hasStatus(404);
        assertThat(call(new AccountId(UUID.randomUUID()), UPDATE, "X", "x")).hasStatus(404);
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        assertThat(call(telegram(), "x".repeat((1 << 20) + 1), "X-Telegram-Bot-Api-Secret-Token", "x"))
                .hasStatus(413);
    }

    @Test
    void whatWasBroughtIsUnderstood() throws IOException {
        assertThat(read(Kind.TELEGRAM, UPDATE)).satisfies(it -> {
            assertThat(it.from()).isEqualTo(new Party("777", "Cleo Sommer"));
            assertThat(it.text()).isEqualTo("Is my rye ready?");
            assertThat(it.proven()).isTrue();
        });
        assertThat(read(Kind.SMS, "From=%2B436601234567&Body=Hello+%F0%9F%A5%96&NumMedia=1"))
                .satisfies(it -> {
                    assertThat(it.from()).isEqualTo(new Party("+436601234567", null));
                    assertThat(it.text()).startsWith("Hello 🥖").contains("not shown here");
                    assertThat(it.proven()).isFalse();
                });
        assertThat(read(Kind.WHATSAPP, """
            {"message": {"from": "436601234567", "id": "wamid.B", "type": "image", "image": {"caption": "This cake"}},
             "contact": {"profile": {"name": "Cleo"}, "wa_id": "436601234567"}}""")).satisfies(it -> {
            assertThat(it.from()).isEqualTo(new Party("+436601234567", "Cleo"));
            assertThat(it.text()).startsWith("This cake").contains("not shown here");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TELEGRAM|{\"message\": {\"chat\": {\"id\": -5, \"type\": \"group\"}, \"text\": \"hi\"}}",
                "WHATSAPP|{\"message\": {\"from\": \"1\", \"type\": \"reaction\", \"reaction\": {\"emoji\": \"x\"}}}",
            })
    void whatIsNobodysMessageOpensNothing(Kind kind, String raw) throws IOException {
        assertThat(messages.read(account(kind), bytes(raw))).isInstanceOf(Understood.Nothing.class);
    }

    private Understood.Message read(Kind kind, String raw) throws IOException {
        return (Understood.Message) messages.read(account(kind), bytes(raw));
    }

    private static Account account(Kind kind) {
        return new Account(new AccountId(UUID.randomUUID()), kind, "Counter", "+43123456789", true);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private AccountId telegram() {
        return provided.at(
                Kind.TELEGRAM, "@adas_bot", "", "123456:abcdefghijklmnopqrstuvwxyz", "https://api.telegram.org");
    }

    private AccountId whatsApp() {
        return provided.at(Kind.WHATSAPP, "+43123456789", "1065551234", "token-of-ours", "https://graph.facebook.com");
    }

    private String secretOf(AccountId account) {
        return accesses.find(account).orElseThrow().signing();
    }

    private static String signed(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("signing-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult greeting(AccountId account, String token) {
        return browser.get()
                .uri("/hooks/messaging/providers/" + account)
                .param("hub.mode", "subscribe")
                .param("hub.verify_token", token)
                .param("hub.challenge", "1158201444")
                .exchange();
    }

    private MvcTestResult call(AccountId account, String body, String header, String signature) {
        return browser.post()
                .uri("/hooks/messaging/providers/" + account)
                .contentType("application/json")
                .header(header, signature)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private MvcTestResult form(AccountId account, String body, String signature) {
        return browser.post()
                .uri("/hooks/messaging/providers/" + account)
                .contentType("application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature)
                .content(body)
                .exchange();
    }

    private List<String> kept() {
        return db.sql("select key from messaging.incoming order by number")
                .query(String.class)
                .list();
    }
}
