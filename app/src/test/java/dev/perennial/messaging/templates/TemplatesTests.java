package dev.perennial.messaging.templates;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.messaging.Filling;
import dev.perennial.messaging.Templates;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class TemplatesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Templates templates;

    @Autowired
    Filling filling;

    @Autowired
    Customers customers;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from messaging.template").update();
    }

    @Test
    void aTemplateIsWrittenAndReadsWellForRealPeopleAndForNobody() {
        customer("Cleo Sommer");
        assertThat(add(
                        "Opening hours",
                        "{{business.name}}: our hours",
                        "Hello {{customer.first_name}},\nwe open at seven."))
                .hasStatus(303);
        assertThat(templates.all())
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("Opening hours"));

        var page = get("/messaging/templates/" + templates.all().getFirst().id());
        assertThat(page).bodyText().contains("Ada’s Bakery: our hours", "Hello Cleo,", "Hello,\nwe open at seven.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{customer.birthday}}|There is no field “customer.birthday”",
                "Hello {{customer.name|begins with two braces",
                "{{System.exit}}|is not a field",
                "https://{{customer.city}}/|decide where a link leads",
            })
    void whatIsWrongIsSaidWithItsNameAndNothingIsSaved(String text, String sentence) {
        assertThat(add("Hours", "", text))
                .hasStatusOk()
                .bodyText()
                .contains(sentence)
                .contains("Hours");
        assertThat(add("Hours", text, "Hello")).hasStatusOk().bodyText().contains(sentence);
        assertThat(templates.all()).isEmpty();
    }

    @Test
    void lookingSavesNothing() {
        assertThat(post("/messaging/templates/previews", "Hours", "", "Hello {{customer.first_name, there}}"))
                .hasStatusOk()
                .bodyText()
                .contains("Hello there");
        assertThat(templates.all()).isEmpty();
    }

    @Test
    void twoTemplatesHaveTwoNames() {
        add("Hours", "", "One");
        assertThat(add("HOURS", "", "Two")).hasStatusOk().bodyText().contains("There is a template called");
        add("Thanks", "", "Three");
        var thanks = templates.all().getLast().id();
        assertThat(post("/messaging/templates/" + thanks, "hours", "", "Three"))
                .hasStatusOk()
                .bodyText()
                .contains("There is a template called");
        assertThat(post("/messaging/templates/" + thanks, "THANKS", "", "Four")).hasStatus(303);
        assertThat(templates.find(thanks).orElseThrow().text()).isEqualTo("Four");
    }

    @Test
    void whatIsKnownOfACustomerStandsThere() {
        var cleo = customer("Cleo Sommer");
        db.sql("update customers.customer set city = 'Graz' where id = ?")
                .param(cleo.value())
                .update();
        assertThat(filling.fill("{{customer.first_name}} {{customer.name}} {{customer.city}} {{business.name}}", cleo)
                        .text())
                .isEqualTo("Cleo Cleo Sommer Graz Ada’s Bakery");
        assertThat(filling.fill("{{customer.name, nobody}} of {{customer.city, nowhere}}", null)
                        .text())
                .isEqualTo("nobody of nowhere");
        assertThat(filling.fill("{{customer.name}}", cleo, Map.of("customer.name", "C."))
                        .text())
                .isEqualTo("C.");
    }

    private CustomerId customer(String name) {
        return customers
                .identify(
                        "till",
                        Person.unknown()
                                .withName(name)
                                .withExternalId(UUID.randomUUID().toString()))
                .orElseThrow()
                .customer();
    }

    private MvcTestResult add(String name, String subject, String text) {
        return post("/messaging/templates", name, subject, text);
    }

    private MvcTestResult post(String address, String name, String subject, String text) {
        return browser.post()
                .uri(address)
                .with(signedInAs(shop.ada()))
                .param("name", name)
                .param("subject", subject)
                .param("text", text)
                .exchange();
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).with(signedInAs(shop.ada())).exchange();
    }
}
