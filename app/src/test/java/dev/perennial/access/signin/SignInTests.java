package dev.perennial.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.access.Role;
import dev.perennial.access.SignedInSessions;
import dev.perennial.access.StaffId;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class SignInTests {
    static final String PASSWORD = "rye bread on mondays";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    SignedInSessions sessions;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    Guesses guesses;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void adaHasAPassword() {
        shop.open();
        shop.member("Ada Winter", Shop.ADA_EMAIL, Role.OWNER);
        db.sql("update access.staff set password = ?, closed_at = null")
                .param(passwords.encode(PASSWORD))
                .update();
        db.sql("delete from access.failed_guess").update();
    }

    @Test
    void theRightPasswordOpensWhateverTheCaseOfTheAddress() {
        var in = signIn("ADA@bakery.EXAMPLE", PASSWORD);

        assertThat(in).hasRedirectedUrl("/");
        assertThat(browser.get().uri("/access/signin").cookie(session(in))).hasRedirectedUrl("/");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAnswerTheSame() {
        assertThat(signIn(Shop.ADA_EMAIL, "wrong")).hasRedirectedUrl("/access/signin?wrong");
        assertThat(signIn("nobody@bakery.example", "wrong")).hasRedirectedUrl("/access/signin?wrong");
    }

    @Test
    void guessingIsStoppedAndOpensAgainAfterAWhile() {
        for (var i = 0; i < Guesses.PER_ACCOUNT; i++) signIn(Shop.ADA_EMAIL, "guess " + i);

        assertThat(signIn(Shop.ADA_EMAIL, PASSWORD)).hasRedirectedUrl("/access/signin?wait");

        TestClock.INSTANCE.advance(Guesses.WINDOW.plus(Duration.ofSeconds(1)));
        assertThat(signIn(Shop.ADA_EMAIL, PASSWORD)).hasRedirectedUrl("/");
    }

    @Test
    void guessingAtManyAccountsFromOneAddressIsStoppedToo() {
        for (var i = 0; i < Guesses.PER_ADDRESS; i++)
            guesses.wrong("nobody-%d@bakery.example".formatted(i), "127.0.0.1");

        assertThat(signIn(Shop.ADA_EMAIL, PASSWORD)).hasRedirectedUrl("/access/signin?wait");
    }

    @Test
    void aClosedAccountStaysOut() {
        db.sql("update access.staff set closed_at = now()").update();

        assertThat(signIn(Shop.ADA_EMAIL, PASSWORD)).hasRedirectedUrl("/access/signin?wrong");
    }

    @Test
    void signingOutEverywhereEndsAllSessions() {
        var phone = session(signIn(Shop.ADA_EMAIL, PASSWORD));
        var desk = session(signIn(Shop.ADA_EMAIL, PASSWORD));

        var ended = sessions.endAll(new StaffId(shop.ada().account()));

        assertThat(ended).isGreaterThanOrEqualTo(2);
        for (var cookie : new Cookie[] {phone, desk})
            assertThat(browser.get().uri("/anything").cookie(cookie)).hasRedirectedUrl("/access/signin");
    }

    @Test
    void everyPageNeedsSignInAndTellsNothing() {
        for (var path : new String[] {"/", "/customers", "/no/such/page"})
            assertThat(browser.get().uri(path).accept("text/html")).hasRedirectedUrl("/access/signin");
    }

    @Test
    void aProgramWithoutATokenGetsAProblemInWords() {
        assertThat(browser.get().uri("/api/v1/orders/purchases"))
                .hasStatus(401)
                .bodyText()
                .contains("Authorization: Bearer");
    }

    @Test
    void pagesForbidScriptsFromAnywhereElse() {
        assertThat(browser.get().uri("/access/signin"))
                .headers()
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        values -> assertThat(values.getFirst())
                                .contains("default-src 'none'", "script-src 'self'")
                                .doesNotContain("unsafe"));
    }

    private MvcTestResult signIn(String email, String password) {
        return browser.post()
                .uri("/access/signin")
                .with(csrf())
                .param("email", email)
                .param("password", password)
                .exchange();
    }

    private static Cookie session(MvcTestResult signedIn) {
        return Objects.requireNonNull(signedIn.getResponse().getCookie("SESSION"));
    }
}
