package dev.perennial.conversations;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A mail as it was sent, with a picture that lies on its sender's server.
@PerennialTest
class MailFrameTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Letters letters;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    String mail;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        var id = letters.arrive(letters.from("anna@example.org", "Look"));
        var entry = db.sql("update conversations.entry set html = ? where case_id = ? returning id")
                .params("<p>Look</p><img data-src=\"https://pictures.example/cake.png\">", id.value())
                .query(UUID.class)
                .single();
        mail = "/conversations/cases/%s/entries/%s/mail".formatted(id, entry);
    }

    @Test
    void nothingIsFetchedFromElsewhereUntilSomebodyAsks() {
        assertThat(part(""))
                .contains("srcdoc=", "Look", "Show its pictures")
                .doesNotContain(" src=&#34;https://pictures.example");
        assertThat(text(get(""))).doesNotContain(" src=\"https://pictures.example");
    }

    @Test
    void asThePageAsksForThemTheyAppearInTheSameFrame() {
        assertThat(part("?pictures=true"))
                .contains("<iframe", "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", "src=\"" + mail)
                .doesNotContain("srcdoc", "Show its pictures");
        var shown = get("?pictures=true");
        assertThat(text(shown)).contains("https://pictures.example/cake.png");
        assertThat(shown.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "img-src data: https: http:", "sandbox", "frame-ancestors 'self'");
        assertThat(shown.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void whoAskedOnceIsAskedAgain() {
        part("?pictures=true");
        get("?pictures=true");
        assertThat(part(""))
                .contains("srcdoc=", "Show its pictures")
                .doesNotContain(" src=&#34;https://pictures.example");
    }

    @Test
    void whereThereAreNoneNobodyIsAsked() {
        db.sql("update conversations.entry set html = '<p>Look</p>'").update();
        assertThat(part("")).doesNotContain("Show its pictures");
    }

    private String part(String query) {
        return text(browser.get()
                .uri(mail + query)
                .header("HX-Request", "true")
                .with(signedInAs(shop.bo()))
                .exchange());
    }

    private MvcTestResult get(String query) {
        return browser.get().uri(mail + query).with(signedInAs(shop.bo())).exchange();
    }

    private static String text(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
