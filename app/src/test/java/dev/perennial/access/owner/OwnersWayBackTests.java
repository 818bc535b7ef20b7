package dev.perennial.access.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.access.EntryTokens;
import dev.perennial.access.EntryTokens.Purpose;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class OwnersWayBackTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    EntryTokens tokens;

    @Autowired
    Shop shop;

    @BeforeEach
    void openShop() {
        shop.open();
        shop.ada();
    }

    @Test
    void theOwnerSetsANewPasswordOnceAndIsIn() {
        var token = tokens.issue(Purpose.OWNER);

        assertThat(set(token, "caraway on the crust", "127.0.0.1")).hasRedirectedUrl("/");
        assertThat(set(token, "somebody else entirely", "127.0.0.1")).hasStatus(403);
        assertThat(browser.post()
                        .uri("/access/signin")
                        .with(csrf())
                        .param("email", Shop.ADA_EMAIL)
                        .param("password", "caraway on the crust"))
                .hasRedirectedUrl("/");
    }

    @Test
    void fromAnotherMachineTheLinkIsShut() {
        assertThat(set(tokens.issue(Purpose.OWNER), "caraway on the crust", "203.0.113.7"))
                .hasStatus(403);
    }

    @Test
    void aShortPasswordIsSaidAndTheLinkStaysGood() {
        var token = tokens.issue(Purpose.OWNER);

        assertThat(set(token, "short", "127.0.0.1")).hasStatusOk().bodyText().contains("this one has 5");
        assertThat(set(token, "caraway on the crust", "::1")).hasRedirectedUrl("/");
    }

    private MvcTestResult set(String token, String password, String from) {
        return browser.post()
                .uri("/access/owner")
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(from);
                    return request;
                })
                .param("token", token)
                .param("password", password)
                .exchange();
    }
}
