package dev.perennial.access.staff;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.access.Role;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class StaffTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void openShop() {
        shop.open();
    }

    @Test
    void theOwnerLetsSomebodyInWhoThenSignsIn() {
        assertThat(add("Cleo", "cleo@bakery.example", "poppy seed roll")).hasRedirectedUrl("/access/staff");

        assertThat(signIn("cleo@bakery.example", "poppy seed roll")).hasRedirectedUrl("/");
    }

    @Test
    void oneAddressHasOneAccountWhateverItsCase() {
        add("Dora", "dora@bakery.example", "poppy seed roll");

        assertThat(add("Dora", "DORA@bakery.example", "poppy seed roll"))
                .hasStatusOk()
                .bodyText()
                .contains("“DORA@bakery.example” has an account already");
    }

    @Test
    void onlyTheOwnerSeesAndChangesAccounts() {
        var bo = shop.bo();
        var manager = shop.member("Max", "max@bakery.example", Role.MANAGER);
        for (var member : new dev.perennial.access.StaffMember[] {bo, manager}) {
            assertThat(browser.get().uri("/access/staff").with(signedInAs(member)))
                    .hasStatus(403);
            assertThat(browser.post()
                            .uri("/access/staff/{id}/closure", shop.ada().account())
                            .with(signedInAs(member)))
                    .hasStatus(403);
        }
    }

    @Test
    void aClosedAccountIsOutAtOnceAndMayComeBack() {
        add("Eve", "eve@bakery.example", "poppy seed roll");
        var eve = shop.member("Eve", "eve@bakery.example", Role.STAFF);
        var cookie =
                signIn("eve@bakery.example", "poppy seed roll").getResponse().getCookie("SESSION");

        post("/access/staff/%s/closure".formatted(eve.account()));
        assertThat(browser.get().uri("/access/account").cookie(cookie)).hasRedirectedUrl("/access/signin");
        assertThat(signIn("eve@bakery.example", "poppy seed roll")).hasRedirectedUrl("/access/signin?wrong");

        post("/access/staff/%s/reopening".formatted(eve.account()));
        assertThat(signIn("eve@bakery.example", "poppy seed roll")).hasRedirectedUrl("/");
    }

    @Test
    void theOwnerCannotShutThemselvesOut() {
        post("/access/staff/%s/closure".formatted(shop.ada().account()));

        assertThat(db.sql("select closed_at from access.staff where id = ?")
                        .param(shop.ada().account())
                        .query((row, _) -> row.getTimestamp(1) == null)
                        .single())
                .isTrue();
    }

    @Test
    void oneChangesOnesOwnPasswordOnlyKnowingTheOldOne() {
        add("Finn", "finn@bakery.example", "poppy seed roll");
        var finn = shop.member("Finn", "finn@bakery.example", Role.STAFF);

        var wrong = browser.post()
                .uri("/access/account/password")
                .with(signedInAs(finn))
                .param("old", "guess")
                .param("password", "caraway on the crust")
                .exchange();
        assertThat(wrong).hasStatusOk().bodyText().contains("This is not your password so far");

        var right = browser.post()
                .uri("/access/account/password")
                .with(signedInAs(finn))
                .param("old", "poppy seed roll")
                .param("password", "caraway on the crust")
                .exchange();
        assertThat(right).hasRedirectedUrl("/access/account");
        assertThat(signIn("finn@bakery.example", "poppy seed roll")).hasRedirectedUrl("/access/signin?wrong");
        assertThat(signIn("finn@bakery.example", "caraway on the crust")).hasRedirectedUrl("/");
    }

    private MvcTestResult add(String name, String email, String password) {
        return browser.post()
                .uri("/access/staff")
                .with(signedInAs(shop.ada()))
                .param("name", name)
                .param("email", email)
                .param("role", "STAFF")
                .param("password", password)
                .exchange();
    }

    private void post(String path) {
        assertThat(browser.post().uri(path).with(signedInAs(shop.ada()))).hasRedirectedUrl("/access/staff");
    }

    private MvcTestResult signIn(String email, String password) {
        return browser.post()
                .uri("/access/signin")
                .with(csrf())
                .param("email", email)
                .param("password", password)
                .exchange();
    }
}
