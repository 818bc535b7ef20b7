package dev.perennial.customers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialServerTest;
import dev.perennial.support.Programs;
import dev.perennial.support.Programs.Program;
import dev.perennial.support.Shop;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialServerTest
class ConsentApiTests {
    /// Nobody in one test has the address of somebody in another.
    private static final AtomicInteger NEXT = new AtomicInteger(10);

    private static final String CONSENT = "/api/v1/customers/consent";

    @Autowired
    Programs programs;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private Program newsletter;
    private String nora = "";

    @BeforeEach
    void open() {
        shop.open();
        newsletter = programs.of(shop.ada(), "consent:read", "consent:write");
        db.sql("delete from customers.external_id").update();
        nora = String.valueOf(programs.of(shop.ada(), "customers:write")
                .post("/api/v1/customers/profiles", """
                    {"name": "Nora", "emails": ["nora%1$d@example.org"], "phones": ["+43 664 12345%1$d"],
                     "numbers": [{"source": "web", "number": "N-1"}]}""".formatted(NEXT.incrementAndGet()))
                .is(201)
                .at("$.id"));
    }

    @Test
    void aNoHoldsAtOnceAndIsKeptWithItsProof() {
        newsletter.post(CONSENT, said("sms", "granted")).is(201);
        var answer = newsletter.post(CONSENT, said("sms", "withdrawn")).is(201);
        assertThat(answer.at("$.standing.verdict")).isEqualTo("refused");

        var read = newsletter.get(CONSENT + "?customer=" + nora).is(200);
        assertThat(read.all("$.standings[?(@.purpose=='news' && @.channel=='sms')].allowed"))
                .containsExactly("false");
        assertThat(read.all("$.history[*].decision")).containsExactly("granted", "withdrawn");
        assertThat(read.all("$.history[*].way")).containsOnly("api");
        assertThat(read.all("$.history[*].proof"))
                .allMatch(it -> it.contains("web: Box ticked") && it.contains("News, please"));
    }

    @Test
    void aYesForAnEMailAddressWaitsForThePerson() {
        var answer = newsletter.post(CONSENT, said("email", "granted")).is(201);

        assertThat(answer.at("$.standing.verdict")).isEqualTo("requested");
        assertThat(answer.at("$.standing.allowed")).isEqualTo("false");
        assertThat(answer.body()).doesNotContain("?t=");
    }

    @Test
    void aSystemsYesDoesNotOverruleANo() {
        newsletter.post(CONSENT, said("sms", "withdrawn")).is(201);

        newsletter.post(CONSENT, said("sms", "granted")).isProblem(409, "decision", "barred");
    }

    @ParameterizedTest
    @CsvSource({
        "purpose, '\"service\"'",
        "purpose, '\"spam\"'",
        "channel, '\"pigeon\"'",
        "decision, 'true'",
        "proof, '\" \"'",
        "source, '\"Web Shop\"'",
        "said_at, '\"2027-01-01T00:00:00Z\"'",
        "customer, '\"00000000-0000-7000-8000-000000000000\"'",
    })
    void whatIsNotInOrderIsRefusedByItsField(String field, String value) {
        var body = said("sms", "granted").replaceFirst("\"" + field + "\": \"[^\"]*\", ", "");

        var refused = newsletter.post(CONSENT, body.replaceFirst("\\{", "{\"" + field + "\": " + value + ", "));
        assertThat(refused.is(400).all("$.errors[*].field")).contains(field);
    }

    @Test
    void whatIsLeftOutIsNotGuessed() {
        newsletter
                .post(CONSENT, "{\"source\": \"web\", \"customer\": \"" + nora + "\", \"proof\": \"x\"}")
                .is(400);
        assertThat(newsletter.get(CONSENT + "?customer=" + nora).all("$.history[*].decision"))
                .isEmpty();
    }

    private static String said(String channel, String decision) {
        return """
            {"source": "web", "customer_number": "N-1", "purpose": "news", "channel": "%s", "decision": "%s", "proof": "Box ticked", "wording": "News, please", "said_at": "2026-11-20T10:00:00Z", "address": null}""".formatted(channel, decision);
    }
}
