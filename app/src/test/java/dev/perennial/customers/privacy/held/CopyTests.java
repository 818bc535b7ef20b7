package dev.perennial.customers.privacy.held;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class CopyTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient db;

    CustomerId anna;

    @BeforeEach
    void aCustomer() {
        shop.open();
        anna = customers
                .identify(
                        "till",
                        Person.unknown()
                                .withExternalId("K-4711")
                                .withName("Anna Maier")
                                .withEmail("anna.maier@example.com"))
                .orElseThrow()
                .customer();
        db.sql("delete from customers.note").update();
    }

    @Test
    void thePageTellsInWordsWhatIsHeld() {
        note("Prefers the window table");
        assertThat(page())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "What is held about Anna Maier",
                        "anna.maier@example.com",
                        "K-4711",
                        "Prefers the window table",
                        "a member of staff",
                        "Where it came from",
                        "till");
    }

    @Test
    void staffAreToldAsWhatTheyAreAndNotByName() {
        note("Prefers the window table");
        assertThat(page())
                .bodyText()
                .doesNotContain("Bo Lind", shop.bo().account().toString());
    }

    @Test
    void addressesOfOtherPeopleAreCoveredAndOnesOwnAreNot() {
        note("Sister of ben.huber@example.com, call her at +43 664 1234567, write to anna.maier@example.com");
        assertThat(page()).bodyText().doesNotContain("ben.huber@example.com", "664 1234567");
        assertThat(page())
                .bodyText()
                .contains(
                        "[somebody else’s address]",
                        "write to anna.maier@example.com",
                        "Covered addresses of other people");
    }

    @Test
    void theFileForProgramsHoldsTheSame() {
        note("Prefers the window table");
        assertThat(file())
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"customer-" + anna + ".json\"")
                .bodyJson()
                .extractingPath("$.held['customers.note'][0].text")
                .isEqualTo("Prefers the window table");
        assertThat(file()).bodyJson().extractingPath("$.format").isEqualTo("perennial-person");
        assertThat(file())
                .bodyJson()
                .extractingPath("$.held['customers.contact_point'][0].value")
                .isEqualTo("anna.maier@example.com");
    }

    @Test
    void whoTookACopyIsWrittenDownAndCounted() {
        shop.emptyLog();
        assertThat(page()).bodyText().contains("Not once before now");
        assertThat(page()).bodyText().contains("Once before now");
        assertThat(db.sql("select count(*) from access.audit_entry where subject = ? and action = 'EXPORTED'")
                        .param(anna.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aProgramWithATokenIsNamedAsRecipient() {
        db.sql("""
            insert into access.api_token (name, sha256, prefix, scopes, created_by, created_at)
            values ('Till of the south shop', 'x', 'x', '{orders:read}', ?, now())""").param(shop.ada().account()).update();
        assertThat(page()).bodyText().contains("Till of the south shop");
    }

    @Test
    void theCounterMayNotTakeCopies() {
        assertThat(browser.get().uri("/customers/privacy/held/" + anna).with(Shop.signedInAs(shop.bo())))
                .hasStatus(HttpStatus.FORBIDDEN);
        var manager = shop.member("Mia Berg", "mia@bakery.example", Role.MANAGER);
        assertThat(browser.get().uri("/customers/privacy/held/" + anna).with(Shop.signedInAs(manager)))
                .hasStatusOk();
    }

    @Test
    void nobodyIsHeldWhoDoesNotExist() {
        assertThat(browser.get()
                        .uri("/customers/privacy/held/00000000-0000-4000-8000-000000000000")
                        .with(Shop.signedInAs(shop.ada())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult page() {
        return browser.get()
                .uri("/customers/privacy/held/" + anna)
                .with(Shop.signedInAs(shop.ada()))
                .exchange();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult file() {
        return browser.get()
                .uri("/customers/privacy/held/" + anna + "/copy.json")
                .with(Shop.signedInAs(shop.ada()))
                .exchange();
    }

    private void note(String text) {
        db.sql("""
            insert into customers.note (customer_id, kind, text, text_key, written_by, written_at)
            values (?, 'NOTE', ?, 'key', ?, now())""").params(anna.value(), text, shop.bo().account()).update();
    }
}
