package dev.perennial.customers.activities;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialServerTest;
import dev.perennial.support.Programs;
import dev.perennial.support.Programs.Program;
import dev.perennial.support.Shop;
import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What programs tell of a customer and give the shop to do: activities, notes, tasks.
@PerennialServerTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class TellingTests {
    private static final String ACTIVITIES = "/api/v1/customers/activities";
    private static final String NOTES = "/api/v1/customers/notes";
    private static final String TASKS = "/api/v1/customers/tasks";

    @Autowired
    Programs programs;

    @Autowired
    Shop shop;

    @Autowired
    MockMvcTester browser;

    private Program webShop;
    private String nora = "";

    @BeforeEach
    void open() {
        shop.open();
        webShop = programs.of(shop.ada(), "customers:read", "customers:write");
        nora = String.valueOf(webShop.post(
                        "/api/v1/customers/profiles",
                        "{\"name\": \"Nora\", \"numbers\": [{\"source\": \"web\", \"number\": \"N-1\"}]}")
                .at("$.id"));
    }

    @Test
    void whatTheShopsOwnProgramSawStandsOnTheTimelineInItsWords() {
        webShop.post(ACTIVITIES, activity("p-1", "parcel_sent", "Parcel sent <b>today</b>"))
                .is(201);

        assertThat(browser.get().uri("/customers/" + nora).with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Parcel sent &lt;b&gt;today&lt;/b&gt;", "4,90", "parcel sent");
    }

    @Test
    void anActivityCountsOnceHoweverOftenItIsSent() {
        var first = webShop.post(ACTIVITIES, activity("p-2", "parcel_sent", "Parcel sent"))
                .is(201);
        var again = webShop.post(ACTIVITIES, activity("p-2", "parcel_sent", "Parcel sent"))
                .is(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.at("$.kind")).isEqualTo("own.parcel_sent");
        webShop.post(ACTIVITIES, activity("p-2", "parcel_lost", "Parcel lost"))
                .isProblem(409, "number", "otherActivity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\": \"orders.purchase\"   | kind            | ownKind",
                "\"kind\": \"Parcel\"            | kind            | ownKind",
                "\"title\": \" \"                | title           | missing",
                "\"source\": \"Web Shop\"        | customer_number | unknownNumber",
                "\"data\": {\"a\": [1]}          | data.a          | dataValue",
                "\"data\": 7                     | data            | notAnObjectField",
                "\"amount\": 4.9                 | amount          | not.money",
                "\"customer_number\": \"N-2\"    | customer_number | unknownNumber",
                "\"customer\": \"N-1\"           | customer        | not.id",
                "\"customer\": \"00000000-0000-7000-8000-000000000000\" | customer | unknownCustomer",
                "\"points\": 10                  | points          | unknownField",
            })
    void anActivityThatIsNotInOrderIsRefusedByFieldAndReason(String part, String field, String reason) {
        var name = part.replaceFirst("\"(\\w+)\".*", "$1");
        var body = activity("bad", "seen", "Seen").replaceFirst("\"" + name + "\": (\"[^\"]*\"|\\{[^}]*}), ", "");

        webShop.post(ACTIVITIES, body.replaceFirst("\\{", "{" + java.util.regex.Matcher.quoteReplacement(part) + ", "))
                .isProblem(400, field, reason);
    }

    @Test
    void aTimelineIsReadPageByPageNewestFirst() {
        for (var i = 1; i <= 5; i++)
            webShop.post(ACTIVITIES, activity("t-" + i, "seen", "Seen").replace("T10:00", "T1" + i + ":00"))
                    .is(201);

        var moments = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var page = webShop.get(ACTIVITIES + "?customer=" + nora + "&kind=own.seen&limit=2"
                            + (next.isEmpty() ? "" : "&after=" + next))
                    .is(200);
            moments.addAll(page.all("$.activities[*].at"));
            next = page.at("$.next");
        }
        assertThat(moments).hasSize(5).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aNoteIsWrittenAndRead() {
        var note = webShop.post(
                        NOTES, "{\"customer\": \"" + nora + "\", \"kind\": \"need\", \"text\": \"A smaller loaf\"}")
                .is(201);

        var read = webShop.get(NOTES + "?customer=" + nora).is(200);
        assertThat(read.at("$.notes[0].id")).isEqualTo(note.at("$.id"));
        assertThat(read.at("$.notes[0].kind")).isEqualTo("need");
        webShop.post(NOTES, "{\"customer\": \"" + nora + "\", \"text\": \"\"}").isProblem(400, "text", "unfit");
        webShop.post(NOTES, "{\"text\": \"For whom?\"}").isProblem(400, "customer", "whichCustomer");
        webShop.post(NOTES, "{\"customer\": \"" + nora + "\", \"text\": \"x\", \"said_on\": \"2027-01-01\"}")
                .isProblem(400, "said_on", "unfit");
        webShop.post(NOTES, "{\"customer\": \"" + nora + "\", \"text\": \"x\", \"kind\": \"gossip\"}")
                .isProblem(400, "kind", "not.choice");
    }

    @Test
    void aTaskIsGivenToSomebodyAndDoneOnce() {
        var task = webShop.post(
                        TASKS,
                        "{\"source\": \"web\", \"customer_number\": \"N-1\", \"title\": \"Call\", \"due_on\": \"2026-11-24\", \"assigned_to\": \"ADA@bakery.example\"}")
                .is(201);
        var address = TASKS + "/" + task.at("$.id");

        assertThat(task.at("$.assigned_to")).isEqualTo("ada@bakery.example");
        assertThat(webShop.get(TASKS + "?customer=" + nora + "&done=false").all("$.tasks[*].title"))
                .containsExactly("Call");
        webShop.send("POST", address + "/completion", null, it -> it).is(201);
        assertThat(webShop.post(address + "/completion", "{}").is(200).at("$.done"))
                .isEqualTo("true");
        assertThat(webShop.get(address).is(200).at("$.done_at")).isNotNull();
        assertThat(webShop.get(TASKS + "?customer=" + nora + "&done=false").all("$.tasks[*].id"))
                .isEmpty();
        webShop.post(TASKS + "/00000000-0000-7000-8000-000000000000/completion", "{}")
                .isProblem(404, "id", "notHere");
        webShop.post(TASKS, "{\"customer\": \"" + nora + "\", \"title\": \"x\", \"due_on\": \"soon\"}")
                .isProblem(400, "due_on", "not.day");
        webShop.post(TASKS, "{\"customer\": \"" + nora + "\", \"title\": \"x\"}")
                .isProblem(400, "due_on", "missing");
        webShop.post(
                        TASKS,
                        "{\"customer\": \"" + nora
                                + "\", \"title\": \"x\", \"due_on\": \"2026-11-24\", \"assigned_to\": \"nobody@bakery.example\"}")
                .isProblem(400, "assigned_to", "unknownStaff");
    }

    private static String activity(String number, String kind, String title) {
        return """
            {"customer_number": "N-1", "source": "web", "number": "%s", "kind": "%s", "title": "%s", "data": {"carrier": "Radbote"}, "amount": "4.90", "at": "2026-11-20T10:00:00Z", "detail": "By bicycle"}""".formatted(number, kind, title);
    }
}
