package dev.perennial.access.tokens;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
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
        var secret = tokens.make("web shop", shop.ada().id());
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
        var secret = tokens.make("old till", leaver.id());
        db.sql("update access.staff set closed_at = now() where id = ?")
                .param(leaver.account())
                .update();

        assertThat(status(secret)).isEqualTo(401);
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
