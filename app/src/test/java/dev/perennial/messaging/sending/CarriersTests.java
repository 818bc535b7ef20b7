package dev.perennial.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.customers.Channel;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.messaging.Account.Kind;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.Outbox;
import dev.perennial.messaging.providers.Provided;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Exchanges with the providers, written after their documents and served here.
@PerennialTest
class CarriersTests {
    private record Asked(
            String path,
            @Nullable String authorization,
            @Nullable String type,
            String body) {}

    @Autowired
    Outbox outbox;

    @Autowired
    Postman postman;

    @Autowired
    Provided provided;

    @Autowired
    Consents consents;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private static int numbers;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer provider;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void open() throws IOException {
        shop.open();
        clock.reset();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.account").update();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            asked.add(new Asked(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (status == 0) {
                exchange.close();
                return;
            }
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void close() {
        provider.stop(0);
    }

    @Test
    void aTextMessageGoesOutAsTheProviderWantsIt() {
        answers(201, """
            {"sid": "SM0123456789abcdef0123456789abcdef", "status": "queued", "to": "+436601234567", "error_code": null}""");
        var put = put(sms(), "+436601234567", "Your rye & spelt is ready – 7:00");

        assertThat(state(put)).isEqualTo("SENT");
        var call = asked.getFirst();
        assertThat(call.path()).isEqualTo("/2010-04-01/Accounts/AC123/Messages.json");
        assertThat(call.type()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(new String(Base64.getDecoder()
                        .decode(Objects.requireNonNull(call.authorization()).substring(6))))
                .isEqualTo("AC123:token-of-ours");
        assertThat(List.of(call.body().split("&")))
                .contains(
                        "To=%2B436601234567",
                        "From=%2B43123456789", "Body=Your+rye+%26+spelt+is+ready+%E2%80%93+7%3A00")
                .anyMatch(it -> it.startsWith("StatusCallback=https%3A%2F%2Fperennial.bakery.example%2Fhooks%2F"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\", \"status\": 400}|FAILED||SUPPRESSED",
                "400|{\"code\": 21610, \"message\": \"unsubscribed recipient\", \"status\": 400}|FAILED||SERVICE",
                "400|{\"code\": 21606, \"message\": \"From is not yours\", \"status\": 400}|WAITING|SENDER|SERVICE",
                "403|{\"code\": 21408, \"message\": \"not enabled for that country\", \"status\": 403}|FAILED||SERVICE",
                "403|{\"code\": 20005, \"message\": \"Account not active\", \"status\": 403}|WAITING|SIGN_IN|SERVICE",
                "404|{\"code\": 20404, \"message\": \"Not found\", \"status\": 404}|WAITING|SIGN_IN|SERVICE",
                "200|<html>|UNKNOWN||SERVICE",
                "401|{\"code\": 20003, \"message\": \"Authenticate\", \"status\": 401}|WAITING|SIGN_IN|SERVICE",
                "429|{\"code\": 20429, \"message\": \"Too Many Requests\", \"status\": 429}|WAITING|TOO_FAST|SERVICE",
                "503|{}|DEFERRED||SERVICE",
                "500|{\"message\": \"oops\"}|UNKNOWN||SERVICE",
                "502|<html>|UNKNOWN||SERVICE",
                "0||UNKNOWN||SERVICE",
            })
    void whatASmsProviderSaysIsUnderstood(int status, String said, String state, String trouble, Verdict standing) {
        answers(status, said == null ? "" : said);
        var number = "+43660" + (1_000_000 + numbers++);
        var put = put(sms(), number, "Hello");

        assertThat(state(put)).isEqualTo(state);
        assertThat(trouble()).isEqualTo(trouble);
        assertThat(consents.standing(number, Purpose.SERVICE, Channel.SMS).verdict())
                .isEqualTo(standing);
    }

    @Test
    void aBotAnswersInItsChat() {
        answers(200, """
            {"ok": true, "result": {"message_id": 42, "chat": {"id": 777, "type": "private"}, "date": 1795338000, "text": "x"}}""");
        var put = put(telegram(), "777", "Hello \"you\"");

        assertThat(state(put)).isEqualTo("SENT");
        assertThat(asked.getFirst().path()).isEqualTo("/bot123456:abcdefghijklmnopqrstuvwxyz/sendMessage");
        assertThat(asked.getFirst().type()).isEqualTo("application/json");
        assertThat(asked.getFirst().body()).contains("\"chat_id\":\"777\"", "\"text\":\"Hello \\\"you\\\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}|FAILED|",
                "400|{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}|FAILED|",
                "401|{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}|WAITING|SIGN_IN",
                "404|{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}|WAITING|SIGN_IN",
                "429|{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":35}}|WAITING|TOO_FAST",
                "502|<html>|UNKNOWN|",
                "200|<html>|UNKNOWN|",
            })
    void whatTelegramSaysIsUnderstood(int status, String said, String state, String trouble) {
        answers(status, said);
        var put = put(telegram(), "777", "Hello");
        assertThat(state(put)).isEqualTo(state);
        assertThat(trouble()).isEqualTo(trouble);
    }

    @Test
    void whatsAppIsAnsweredInFreeWords() {
        answers(200, """
            {"messaging_product": "whatsapp", "contacts": [{"input": "436601234567", "wa_id": "436601234567"}],
             "messages": [{"id": "wamid.HBgLNDM2NjAxMjM0NTY3FQIAERgS"}]}""");
        var put = put(whatsApp(), "+436601234567", "Hello");

        assertThat(state(put)).isEqualTo("SENT");
        var call = asked.getFirst();
        assertThat(call.path()).isEqualTo("/v23.0/1065551234/messages");
        assertThat(call.authorization()).isEqualTo("Bearer token-of-ours");
        assertThat(call.body())
                .contains("\"to\":\"436601234567\"", "\"messaging_product\":\"whatsapp\"", "\"body\":\"Hello\"")
                .contains("\"biz_opaque_callback_data\":\"" + put.messageId() + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"message\":\"(#131047) Re-engagement message\",\"code\":131047}}|FAILED||that day is over",
                "400|{\"error\":{\"message\":\"undeliverable\",\"code\":131026}}|FAILED||undeliverable",
                "401|{\"error\":{\"message\":\"Session has expired\",\"code\":190}}|WAITING|SIGN_IN|",
                "400|{\"error\":{\"message\":\"pair rate\",\"code\":131056}}|DEFERRED||pair rate",
                "400|{\"error\":{\"message\":\"no such number\",\"code\":100,\"error_subcode\":33}}|WAITING|SENDER|",
                "403|{\"error\":{\"message\":\"permission\",\"code\":10}}|WAITING|SENDER|",
                "500|{\"error\":{\"message\":\"unavailable\",\"code\":131016}}|DEFERRED||unavailable",
                "500|{\"error\":{\"message\":\"unknown\",\"code\":131000}}|UNKNOWN||",
            })
    void whatWhatsAppSaysIsUnderstood(int status, String said, String state, String trouble, String why) {
        answers(status, said);
        var put = put(whatsApp(), "+436601234567", "Hello");
        assertThat(state(put)).isEqualTo(state);
        assertThat(trouble()).isEqualTo(trouble);
        if (why != null) assertThat(why(put)).contains(why);
    }

    @Test
    void aProviderThatIsAwayBurnsNobody() {
        provider.stop(0);
        var put = put(telegram(), "777", "Hello");
        assertThat(state(put)).isEqualTo("WAITING");
        assertThat(trouble()).isEqualTo("NOT_REACHED");
    }

    @Test
    void whatIsTooLongForAChannelIsSaidAndNotCutOff() {
        var put = put(sms(), "+436601234567", "x".repeat(1_601));
        assertThat(state(put)).isEqualTo("FAILED");
        assertThat(why(put)).contains("1,601", "1,600");
        assertThat(asked).isEmpty();
    }

    @Test
    void whereNobodyCanBeAskedForAConsentNothingGoesOutThatNeedsOne() {
        var put = put(telegram(), "777", "New rye", Purpose.NEWS);
        assertThat(state(put)).isEqualTo("SUPPRESSED");
        assertThat(asked).isEmpty();
    }

    private AccountId sms() {
        return provided.at(Kind.SMS, "+43123456789", "AC123", "token-of-ours", base());
    }

    private AccountId telegram() {
        return provided.at(Kind.TELEGRAM, "@adas_bot", "", "123456:abcdefghijklmnopqrstuvwxyz", base());
    }

    private AccountId whatsApp() {
        return provided.at(Kind.WHATSAPP, "+43123456789", "1065551234", "token-of-ours", base());
    }

    private String base() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    private void answers(int status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    private Outbox.Put put(AccountId account, String to, String text) {
        return put(account, to, text, Purpose.SERVICE);
    }

    private Outbox.Put put(AccountId account, String to, String text, Purpose purpose) {
        var put = Objects.requireNonNull(transaction.execute(_ -> outbox.put(new Dispatch(
                "test:" + UUID.randomUUID(),
                purpose,
                account,
                null,
                to,
                null,
                null,
                text,
                null,
                Manner.PERSON,
                null,
                List.of(),
                clock.instant()))));
        postman.run();
        return put;
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

    private @Nullable String trouble() {
        return db.sql("select coalesce(trouble, '') from messaging.account")
                .query((row, _) -> row.getString(1).isEmpty()
                        ? java.util.Optional.<String>empty()
                        : java.util.Optional.of(row.getString(1)))
                .single()
                .orElse(null);
    }
}
