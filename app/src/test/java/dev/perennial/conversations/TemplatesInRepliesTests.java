package dev.perennial.conversations;

import static dev.perennial.support.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.Browser;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bo answers with words the shop keeps.
@PerennialTest
class TemplatesInRepliesTests {
    @Autowired
    Browser browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    Browser.Seat screen;
    CaseId id;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("truncate conversations.case_file, customers.customer cascade").update();
        db.sql("delete from messaging.template").update();
        screen = browser.as(shop.bo());
        id = letters.arrive(
                letters.from("anna@example.org", "Is there rye bread?").by("Anna Berger"));
    }

    @Test
    void aTemplateIsFilledForThisCustomerThisCaseAndWhoeverWrites() {
        var template = template("Hello {{customer.first_name, there}}, about {{case.subject}} ({{case.number}}): "
                + "yes. {{staff.name}}, {{business.name}}");
        assertThat(filled(template))
                .isEqualTo("Hello Anna, about Rye bread (%d): yes. Bo Lind, Ada’s Bakery".formatted(number()));
    }

    @Test
    void whatIsNotKnownReadsAsIfNobodyHadAskedForIt() {
        id = letters.arrive(letters.from("info@gasthof.example", "Bread?").by("Gasthof Berger GmbH"));
        var template = template("Hello {{customer.first_name}},\nwe bake in {{customer.city, town}}.");
        assertThat(filled(template)).isEqualTo("Hello,\nwe bake in town.");
    }

    @Test
    void somebodyWhoIsNoCustomerYetIsCalledAsTheyCallThemselves() {
        db.sql("update conversations.case_file set customer_id = null").update();
        assertThat(filled(template("Hello {{customer.first_name, there}}"))).isEqualTo("Hello Anna");
    }

    @Test
    void aNameIsNeverReadAsAField() {
        db.sql("update customers.customer set name = '{{staff.name}} Berger'").update();
        assertThat(filled(template("Dear {{customer.name}}"))).isEqualTo("Dear {{staff.name}} Berger");
    }

    @Test
    void withoutScriptTheWordsAreInTheBoxBelowWhatStoodThere() {
        var template = template("We open at seven.");
        assertThat(screen.post(path() + "/fillings", Map.of("template", template.toString(), "text", "Hello Anna")))
                .hasStatus(303);
        assertThat(screen.page(path())).contains("Hello Anna\n\nWe open at seven.</textarea>");
        assertThat(db.sql("select count(*) from messaging.dispatch")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theBoxOffersThemByNameAndHowTheyBegin() {
        template("We open at {{business.name}}.");
        assertThat(screen.page(path())).contains("Opening hours", "We open at {{business.name}}.");
    }

    @Test
    void whoeverAnswersMayKeepWhatTheyWriteAgainAndAgain() {
        assertThat(screen.post(
                        "/messaging/templates",
                        Map.of(
                                "name",
                                "Parcel",
                                "subject",
                                "",
                                "text",
                                "Your parcel for {{case.subject}} is on its way.")))
                .hasStatus(303);
        assertThat(screen.page(path())).contains("Parcel");
    }

    @Test
    void aTemplateOrACaseThatIsGoneIsNotThere() {
        assertThat(screen.get(path() + "/fillings/" + UUID.randomUUID())).hasStatus(404);
        assertThat(screen.get("/conversations/cases/" + UUID.randomUUID() + "/fillings/" + template("x")))
                .hasStatus(404);
    }

    private UUID template(String text) {
        return db.sql("""
            insert into messaging.template (name, subject, text, changed_at) values ('Opening hours', '', ?, now())
            returning id""").param(text).query(UUID.class).single();
    }

    private String filled(UUID template) {
        var answer = screen.get(path() + "/fillings/" + template);
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).startsWith("text/plain");
        return text(answer);
    }

    private long number() {
        return db.sql("select number from conversations.case_file where id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private String path() {
        return "/conversations/cases/" + id;
    }
}
