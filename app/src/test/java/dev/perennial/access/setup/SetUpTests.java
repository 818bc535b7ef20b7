package dev.perennial.access.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.access.EntryTokens;
import dev.perennial.access.EntryTokens.Purpose;
import dev.perennial.platform.Businesses;
import dev.perennial.support.PerennialTest;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class SetUpTests {
    static final Map<String, String> BAKERY = Map.of(
            "name", "Ada Winter",
            "email", "Ada@Bakery.example",
            "password", "rye bread on mondays",
            "business", "Ada’s Bakery",
            "kind", "BAKERY_CAFE",
            "country", "AT",
            "currency", "EUR",
            "zone", "Europe/Vienna",
            "language", "de",
            "hours1", "6:30-12, 14.30–18:00");

    @Autowired
    MockMvcTester browser;

    @Autowired
    EntryTokens tokens;

    @Autowired
    Businesses businesses;

    @Autowired
    SetUp setUp;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void nobodyYet() {
        db.sql("delete from access.staff").update();
        businesses.remove();
    }

    @Test
    void whoHoldsTheTokenBecomesTheOwner() {
        var token = tokens.issue(Purpose.SET_UP);

        assertThat(send(token, BAKERY)).hasStatus(303).hasRedirectedUrl("/");

        var business = businesses.current();
        assertThat(business.currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(business.hours().on(DayOfWeek.MONDAY))
                .extracting(span -> span.opens() + "-" + span.closes())
                .containsExactly("06:30-12:00", "14:30-18:00");
        assertThat(db.sql("select role from access.staff where email = 'Ada@Bakery.example'")
                        .query(String.class)
                        .single())
                .isEqualTo("OWNER");
        assertThat(db.sql("select password from access.staff")
                        .query(String.class)
                        .single())
                .doesNotContain("rye bread");
    }

    @Test
    void withoutTheTokenTheInstanceCannotBeTaken() {
        tokens.issue(Purpose.SET_UP);

        assertThat(send("guessed", BAKERY)).hasStatus(403);

        assertThat(businesses.find()).isEmpty();
    }

    @Test
    void theTokenWorksOnce() {
        var token = tokens.issue(Purpose.SET_UP);
        send(token, BAKERY);

        assertThat(send(token, BAKERY)).hasStatus(403);
        assertThat(db.sql("select count(*) from access.staff").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void twoWhoPressAtOnceMakeOneOwner() throws Exception {
        var token = tokens.issue(Purpose.SET_UP);
        var form = new SetUpForm(BAKERY);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var owners = threads
                    .invokeAll(IntStream.range(0, 8)
                            .<Callable<Boolean>>mapToObj(
                                    _ -> () -> setUp.complete(form, token).isPresent())
                            .toList())
                    .stream()
                    .filter(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .count();
            assertThat(owners).isEqualTo(1);
        }
    }

    @Test
    void everyMistakeStandsBesideItsFieldAndNothingIsLost() {
        var token = tokens.issue(Purpose.SET_UP);
        var wrong =
                Map.of("name", "Ada <b>", "email", "ada", "password", "short", "currency", "XYZ1", "hours2", "early");

        assertThat(send(token, wrong))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "“ada” is not an e-mail address",
                        "this one has 5",
                        "“XYZ1” is no currency",
                        "“early” cannot be read")
                .contains("Ada &lt;b>")
                .doesNotContain("Ada <b>");
        assertThat(businesses.find()).isEmpty();
    }

    @Test
    void beforeTheSetUpEveryPageLeadsThere() {
        assertThat(browser.get().uri("/access/signin")).hasRedirectedUrl("/access/setup");
        assertThat(browser.get().uri("/access/setup"))
                .hasStatusOk()
                .bodyText()
                .contains("This instance waits for its owner");
    }

    @Test
    void afterTheSetUpTheDoorIsShut() {
        send(tokens.issue(Purpose.SET_UP), BAKERY);
        var late = tokens.issue(Purpose.SET_UP);

        assertThat(browser.get().uri("/access/setup?token={token}", late)).hasRedirectedUrl("/");
        assertThat(send(late, BAKERY)).hasStatus(403);
    }

    @Test
    void hoursPastMidnightAndWholeDaysCanBeSaid() {
        var form = new SetUpForm(Map.of("hours5", "18-2", "hours6", "0:00-24:00"));

        assertThat(form.mistakes().keySet().stream()
                        .filter(field -> field.startsWith("hours"))
                        .collect(Collectors.toSet()))
                .isEmpty();
        var complete = new java.util.HashMap<>(BAKERY);
        complete.putAll(form.fields());
        assertThat(new SetUpForm(complete).business().business(false).hours().on(DayOfWeek.SATURDAY))
                .extracting(span -> span.closes())
                .containsExactly(LocalTime.MIDNIGHT);
    }

    private MvcTestResult send(String token, Map<String, String> fields) {
        var request = browser.post().uri("/access/setup").with(csrf()).param("token", token);
        fields.forEach(request::param);
        return request.exchange();
    }
}
