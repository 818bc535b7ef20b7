package dev.perennial.demo.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.access.Role;
import dev.perennial.access.SampleStaff;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import dev.perennial.support.PerennialTest;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PerennialTest
class EntranceTest {
    private static final String SESSION = "SESSION";

    @Autowired
    Entrance entrance;

    @Autowired
    Businesses businesses;

    @Autowired
    SampleStaff staff;

    @Autowired
    MockMvcTester browser;

    private String token = "";

    @BeforeEach
    void aSampleWithAnOwner() {
        staff.dismiss();
        staff.hire("Ada Winter", "ada@winters-bakery.example", Role.OWNER);
        businesses.save(bakery(true));
        token = entrance.token();
    }

    @Test
    void lookingAtTheLinkSignsNobodyIn() {
        var page = browser.get().uri("/demo/entrance?token=" + token).exchange();

        assertThat(page).hasStatusOk().bodyText().contains("Come in as Ada Winter");
        assertThat(browser.get().uri("/demo/sample").cookie(page.getResponse().getCookies()))
                .hasRedirectedUrl("/access/signin");
    }

    @Test
    void pressingTheButtonSignsTheOwnerIn() {
        var answer = press(request -> request);

        assertThat(answer).hasStatus(303).hasRedirectedUrl("/");
        assertThat(browser.get()
                        .uri("/demo/sample")
                        .cookie(Objects.requireNonNull(answer.getResponse().getCookie(SESSION))))
                .hasStatusOk()
                .bodyText()
                .contains("Ada Winter");
    }

    @Test
    void aFormFromAnotherPageDoesNotPressIt() {
        assertThat(browser.post().uri("/demo/entrance").param("token", token)).hasStatus(403);
    }

    @Test
    void fromAnotherMachineItIsShut() {
        refuses(request -> {
            request.setRemoteAddr("192.0.2.7");
            return request;
        });
    }

    @Test
    void throughAProxyOnThisMachineItIsShut() {
        refuses(request -> {
            request.addHeader("X-Forwarded-For", "192.0.2.7");
            return request;
        });
    }

    @Test
    void underAForeignNameForThisMachineItIsShut() {
        refuses(request -> {
            request.setServerName("rebound.example");
            return request;
        });
    }

    @Test
    void aWrongTokenIsShutOut() {
        token = "wrong";
        refuses(request -> request);
    }

    @Test
    void theLinkOfTheStartBeforeIsShut() {
        entrance.token();
        refuses(request -> request);
    }

    @Test
    void aRealBusinessHasNoSuchEntrance() {
        businesses.save(bakery(false));
        refuses(request -> request);
    }

    private void refuses(RequestPostProcessor from) {
        assertThat(press(from)).hasStatus(403).bodyText().contains("This link does not open");
        assertThat(browser.get().uri("/demo/entrance?token=" + token).with(from))
                .hasStatus(403);
    }

    private MvcTestResult press(RequestPostProcessor from) {
        return browser.post()
                .uri("/demo/entrance")
                .param("token", token)
                .with(csrf())
                .with(from)
                .exchange();
    }

    private static Business bakery(boolean sample) {
        return new Business(
                "Winter’s Bakery & Café",
                Business.Kind.BAKERY_CAFE,
                "GB",
                Currency.getInstance("GBP"),
                ZoneOffset.UTC,
                Locale.UK,
                OpeningHours.NONE,
                sample);
    }
}
