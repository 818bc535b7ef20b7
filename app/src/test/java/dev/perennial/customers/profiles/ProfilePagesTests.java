package dev.perennial.customers.profiles;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PerennialTest
class ProfilePagesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Activities activities;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void emptyShop() {
        shop.open();
        db.sql("truncate customers.customer, customers.custom_field cascade").update();
    }

    @Test
    void theEmptyListSaysWhatItIsForAndWhatToDoNext() {
        assertThat(get("/customers"))
                .hasStatusOk()
                .bodyText()
                .contains("Here you will see who your customers are", "/orders/imports", "/customers/new");
    }

    @Test
    void aCustomerMadeByHandStandsOnTheirPageAndInTheList() {
        var page = made(
                "name",
                "Zoë Groß",
                "email",
                "Zoe@Mail.example",
                "email",
                "zoe@work.example",
                "phone",
                "0664 1234567",
                "birthDay",
                "29",
                "birthMonth",
                "2",
                "street",
                "Ring 1",
                "postalCode",
                "1010",
                "city",
                "Wien",
                "country",
                "AT",
                "cameFrom",
                "the market",
                "demographic.HOUSEHOLD",
                "two cats");

        assertThat(get(page))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Zoë Groß",
                        "Zoe@Mail.example",
                        "zoe@work.example",
                        "0664 1234567",
                        "tel:+436641234567",
                        "29 February",
                        "Ring 1",
                        "1010 Wien",
                        "the market",
                        "two cats",
                        "Profile made by hand");
        assertThat(get("/customers?q=0664 123")).bodyText().contains("Zoë Groß");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsLost() {
        var answer = post(
                "/customers",
                "name",
                "Zoë",
                "email",
                "zoe at mail",
                "phone",
                "12",
                "birthDay",
                "31",
                "birthMonth",
                "2",
                "city",
                "Wien");

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyText()
                .contains(
                        "“zoe at mail” is not an e-mail address",
                        "“12” is not a phone number in Austria",
                        "There is no such day",
                        "value=\"Zoë\"",
                        "value=\"zoe at mail\"",
                        "value=\"Wien\"");
        assertThat(count()).isZero();
    }

    @Test
    void somebodyWhoCannotBeFoundAgainIsNotKept() {
        assertThat(post("/customers", "city", "Wien"))
                .hasStatus(422)
                .bodyText()
                .contains("A name, an e-mail address or a phone number is needed");
    }

    @Test
    void twoWhoEditAtOnceDoNotOverwriteEachOther() {
        var page = made("name", "Ada");
        var form = text(get(page + "/edit"));
        var seen = hidden(form, "seen");
        assertThat(post(page, "name", "Ada Winter", "seen", seen)).hasStatus(303);

        var late = post(page, "name", "Ada Summer", "seen", seen);

        assertThat(late).hasStatus(409);
        assertThat(late).bodyText().contains("Somebody else saved this profile", "Ada Summer");
        assertThat(get(page)).bodyText().contains("Ada Winter");
        assertThat(post(page, "name", "Ada Summer", "seen", hidden(text(late), "seen")))
                .hasStatus(303);
        assertThat(get(page)).bodyText().contains("Ada Summer");
    }

    @Test
    void anAddressThatIsSomebodyElsesAsksFirst() {
        made("name", "Ada", "email", "home@x.example");

        var asked = post("/customers", "name", "Bo", "email", "HOME@x.example");
        assertThat(asked).hasStatus(422);
        assertThat(asked).bodyText().contains("belongs to Ada already");

        assertThat(post("/customers", "name", "Bo", "email", "HOME@x.example", "shared", "yes"))
                .hasStatus(303);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aPhoneKeptFromAnImportDoesNotStopLaterEditing() {
        var page = made("name", "Ada");
        db.sql("""
            insert into customers.contact_point (customer_id, kind, value, key)
            select id, 'PHONE', '12 34 56 78 90 12 34 56 78', '123456789012345678' from customers.customer""").update();

        assertThat(post(
                        page,
                        "name",
                        "Ada Winter",
                        "phone",
                        "12 34 56 78 90 12 34 56 78",
                        "seen",
                        hidden(text(get(page + "/edit")), "seen")))
                .hasStatus(303);
    }

    @Test
    void fieldsOfTheBusinesssOwnAreChecked() {
        assertThat(post("/customers/fields", "name", "Shoe size", "type", "NUMBER"))
                .hasStatus(303);
        var field = "field."
                + db.sql("select id from customers.custom_field")
                        .query(String.class)
                        .single();

        assertThat(post("/customers", "name", "Ada", field, "large"))
                .hasStatus(422)
                .bodyText()
                .contains("Shoe size: “large” is not a number");
        assertThat(get(made("name", "Ada", field, "38,5"))).bodyText().contains("Shoe size", "38.5");
    }

    @Test
    void onlyAManagerChangesTheFields() {
        assertThat(browser.post()
                        .uri("/customers/fields")
                        .param("name", "Shoe size")
                        .param("type", "NUMBER")
                        .with(signedInAs(shop.bo())))
                .hasStatus(403);
    }

    @Test
    void aNoteStandsOnTheTimelineAndIsCounted() {
        var ada = made("name", "Ada");
        var bo = made("name", "Bo");
        note(ada, "PAIN_POINT", "The queue at noon", UUID.randomUUID());
        note(bo, "PAIN_POINT", "the queue, at noon", UUID.randomUUID());
        note(bo, "NEED", "Bread without nuts", UUID.randomUUID());

        assertThat(get(ada)).bodyText().contains("Pain point, noted by Ada Winter", "The queue at noon");
        assertThat(get("/customers/notes"))
                .bodyText()
                .containsSubsequence("What customers need", "Bread without nuts", ">1<", "The queue at noon", ">2<");
    }

    @Test
    void pressingTwiceKeepsOneNoteAndOneTask() {
        var page = made("name", "Ada");
        var form = UUID.randomUUID();
        note(page, "NOTE", "Likes rye", form);
        note(page, "NOTE", "Likes rye", form);
        task(page, "Call", form);
        task(page, "Call", form);

        assertThat(db.sql("select count(*) from customers.note")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(db.sql("select count(*) from customers.task")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(text(get(page)).split("Likes rye", -1)).hasSize(2);
    }

    @Test
    void aTaskDoneLeavesTheListAndStandsOnTheTimeline() {
        var page = made("name", "Ada");
        task(page, "Call about the cake", UUID.randomUUID());
        assertThat(get(page)).bodyText().contains("Call about the cake", "due today");
        var task = db.sql("select id from customers.task").query(String.class).single();

        assertThat(post("/customers/tasks/" + task + "/completion")).hasStatus(303);
        assertThat(post("/customers/tasks/" + task + "/completion")).hasStatus(303);

        assertThat(get(page)).bodyText().contains("Task done by Ada Winter", "Nothing is promised");
        assertThat(db.sql("select count(*) from customers.activity where kind = 'customers.task_done'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void chipsAreAddedAndRemovedInPlace() {
        var page = made("name", "Ada");
        var added = browser.post()
                .uri("/customers/preferences")
                .param("customer", page.substring("/customers/".length()))
                .param("kind", "ALLERGY")
                .param("text", "Nuts <b>")
                .header("HX-Request", "true")
                .with(ada())
                .exchange();
        assertThat(added).hasStatusOk().bodyText().contains("Nuts &lt;b&gt;").doesNotContain("<html");
        var id = db.sql("select id from customers.preference")
                .query(String.class)
                .single();

        assertThat(post("/customers/preferences/" + id + "/removal", "customer", page.substring(11)))
                .hasStatus(303);
        assertThat(get(page)).bodyText().doesNotContain("Nuts");
    }

    @Test
    void theTimelineGoesOnWhereItEndedAndShowsOneKindAlone() {
        var page = made("name", "Ada");
        var ada = CustomerId.valueOf(page.substring("/customers/".length()));
        for (var i = 0; i < 45; i++)
            activities.append(new Activity(
                    ada,
                    i % 2 == 0 ? "customers.note" : "customers.task_done",
                    Instant.parse("2026-10-01T00:00:00Z"),
                    "test:" + i,
                    null,
                    null,
                    Map.of("text", "<" + i + ">", "title", "<" + i + ">")));

        var seen = new java.util.TreeSet<Integer>();
        var next = page;
        for (var pages = 0; next != null && pages < 5; pages++) {
            var text = text(get(next));
            Pattern.compile("&lt;(\\d+)&gt;")
                    .matcher(text)
                    .results()
                    .forEach(it -> seen.add(Integer.valueOf(it.group(1))));
            var older = Pattern.compile("href=\"([^\"]*before=[^\"]*)#story\"").matcher(text);
            next = older.find() ? older.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).hasSize(45);
        assertThat(get(page + "?kind=customers.note"))
                .bodyText()
                .contains("Note by")
                .doesNotContain("Task done by");
    }

    @Test
    void aPageOfNobodyIsNotThere() {
        assertThat(get("/customers/" + UUID.randomUUID()))
                .hasStatus(404)
                .bodyText()
                .contains("This page is not here");
        assertThat(get("/customers/not-a-number")).hasStatus(404);
        assertThat(post(
                        "/customers/notes",
                        "customer",
                        UUID.randomUUID().toString(),
                        "form",
                        UUID.randomUUID().toString(),
                        "text",
                        "x"))
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"🦊🦊", "שלום עולם", "<script>alert(1)</script>", "a\u0000b", "x", "%", "\\", "\uD800", "'\"&"})
    void strangeTextIsKeptOrMendedButNeverBreaksAPage(String text) {
        var page = made("name", "Ada" + text, "cameFrom", text, "city", text);
        note(page, text, text, UUID.randomUUID());
        task(page, text, UUID.randomUUID());

        assertThat(get(page)).hasStatusOk().bodyText().doesNotContain("<script>alert");
        for (var uri : List.of("/customers?q={t}", "/customers?sort={t}", "/customers?after={t}"))
            assertThat(browser.get().uri(uri, text).with(ada())).hasStatusOk();
        assertThat(browser.get().uri(page + "?kind={t}&before={t}", text, text).with(ada()))
                .hasStatusOk();
        assertThat(browser.get()
                        .uri(page + "?before=+1000000000-01-01T00:00:00Z~{t}", text)
                        .with(ada()))
                .hasStatusOk();
    }

    @Test
    void textTooLongIsToldWithItsLength() {
        assertThat(post("/customers", "name", "x".repeat(10_000)))
                .hasStatus(422)
                .bodyText()
                .contains("At most 200 letters fit here; this has 10");
        assertThat(browser.get().uri("/customers?q={t}", "x".repeat(5_000)).with(ada()))
                .hasStatusOk();
    }

    String made(String... fields) {
        var answer = post("/customers", fields);
        assertThat(answer).hasStatus(303);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    void note(String page, String kind, String text, UUID form) {
        assertThat(post(
                        "/customers/notes",
                        "customer",
                        page.substring("/customers/".length()),
                        "form",
                        form.toString(),
                        "kind",
                        kind,
                        "text",
                        text))
                .hasStatus(303);
    }

    void task(String page, String title, UUID form) {
        assertThat(post(
                        "/customers/tasks",
                        "customer",
                        page.substring("/customers/".length()),
                        "form",
                        form.toString(),
                        "title",
                        title,
                        "dueOn",
                        "2026-11-21"))
                .hasStatus(303);
    }

    MvcTestResult get(String uri) {
        return browser.get()
                .uri(java.net.URI.create(uri.replace(" ", "%20")))
                .with(ada())
                .exchange();
    }

    MvcTestResult post(String uri, String... fields) {
        var request = browser.post().uri(uri).with(ada());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    RequestPostProcessor ada() {
        return signedInAs(shop.ada());
    }

    long count() {
        return db.sql("select count(*) from customers.customer")
                .query(Long.class)
                .single();
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String hidden(String form, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(form);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
