package dev.perennial.access.tokens;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class ApiTokenTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Shop shop;

    @Autowired
    EndingTokens warnings;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void openShop() {
        shop.open();
    }

    @Test
    void aTokenIsShownOnceAndKeptOnlyAsADigest() {
        var page = browser.post()
                .uri("/access/tokens")
                .with(signedInAs(shop.ada()))
                .param("name", "till")
                .param("right.orders", "write")
                .param("days", "365")
                .exchange();

        var secret = body(page).replaceAll("(?s).*?<code>(per_[^<]+)</code>.*", "$1");
        assertThat(secret).startsWith("per_").hasSizeGreaterThan(25);
        assertThat(db.sql("select sha256 || prefix || name from access.api_token")
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains(secret));
        assertThat(browser.get().uri("/access/tokens").with(signedInAs(shop.ada())))
                .bodyText()
                .doesNotContain(secret);
    }

    @Test
    void aTokenOpensTheInterfaceUntilItIsRevoked() {
        var secret =
                tokens.make("web shop", shop.ada().id(), List.of("orders:read", "orders:write"), Duration.ofDays(365));
        var id = db.sql("select id from access.api_token where name = 'web shop'")
                .query(UUID.class)
                .single();

        assertThat(status(secret)).isEqualTo(404);

        tokens.revoke(id);
        assertThat(status(secret)).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithTheAccountThatMadeIt() {
        var leaver = shop.member("Lea", "lea@bakery.example", dev.perennial.access.Role.MANAGER);
        var secret = tokens.make("old till", leaver.id(), List.of("orders:read", "orders:write"), Duration.ofDays(365));
        db.sql("update access.staff set closed_at = now() where id = ?")
                .param(leaver.account())
                .update();

        assertThat(status(secret)).isEqualTo(401);
    }

    @Test
    void aTokenMayOnlyWhatWasChosenAndWorksForAYear() {
        var page = browser.post()
                .uri("/access/tokens")
                .with(signedInAs(shop.ada()))
                .param("name", "newsletter")
                .param("right.customers", "read")
                .param("right.orders", "none")
                .param("days", "365")
                .exchange();

        assertThat(page).hasStatusOk().bodyText().contains("Customers: read", "Works until");
        assertThat(db.sql(
                                "select array_to_string(scopes, ' ') || ' ' || (ends_at - created_at) from access.api_token where name = 'newsletter'")
                        .query(String.class)
                        .single())
                .isEqualTo("customers:read 365 days");
    }

    @Test
    void aTokenForNothingIsNotMadeAndNothingTypedIsLost() {
        var page = browser.post()
                .uri("/access/tokens")
                .with(signedInAs(shop.ada()))
                .param("name", "idle")
                .param("right.customers", "everything")
                .param("days", "36500")
                .exchange();

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Choose at least one thing", "“36500” cannot be chosen", "value=\"idle\"");
        assertThat(db.sql("select count(*) from access.api_token where name = 'idle'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoLooksAfterTokensIsWarnedThreeWeeksBeforeOneEnds() {
        tokens.make("web shop till", shop.ada().id(), List.of("orders:read"), Duration.ofDays(30));
        Shop.signIn(shop.ada());
        assertThat(warnings.line()).isEmpty();

        TestClock.INSTANCE.advance(Duration.ofDays(10));
        assertThat(warnings.line())
                .get()
                .satisfies(it -> assertThat(it.text()).contains("web shop till", "stops working"));
        TestClock.INSTANCE.advance(Duration.ofDays(30));
        assertThat(warnings.line()).get().satisfies(it -> assertThat(it.text()).contains("stopped working"));
        Shop.signIn(shop.bo());
        assertThat(warnings.line()).isEmpty();
        Shop.signOut();
        TestClock.INSTANCE.reset();
        db.sql("delete from access.api_token where name = 'web shop till'").update();
    }

    @Test
    void staffMakeNoTokens() {
        assertThat(browser.post()
                        .uri("/access/tokens")
                        .with(signedInAs(shop.bo()))
                        .param("name", "mine"))
                .hasStatus(403);
    }

    private int status(String secret) {
        return browser.get()
                .uri("/api/v1/no/such/thing")
                .header("Authorization", "Bearer " + secret)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
