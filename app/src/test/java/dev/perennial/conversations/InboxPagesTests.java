package dev.perennial.conversations;

import static dev.perennial.support.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.support.Browser;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class InboxPagesTests {
    @Autowired
    Browser browser;

    @Autowired
    CaseFiles files;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    Browser.Seat screen;
    StaffMember ada;
    StaffMember bo;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from conversations.label").update();
        db.sql("delete from messaging.dispatch").update();
        ada = shop.ada();
        screen = browser.as(ada);
        bo = shop.bo();
    }

    @Test
    void whoWaitsLongestStandsFirst() {
        var now = TestClock.INSTANCE.instant();
        letters.arrive(letters.from("anna@example.org", "I wait an hour")
                .about("Short")
                .at(now.minus(Duration.ofHours(1))));
        letters.arrive(
                letters.from("carl@example.org", "I wait a day").about("Long").at(now.minus(Duration.ofDays(1))));
        assertThat(screen.page("/conversations")).containsSubsequence("Long", "I wait a day", "Short");
    }

    @Test
    void eachViewHoldsWhatItSays() {
        var annas = letters.arrive(letters.from("anna@example.org", "Hello").about("Annas"));
        var carls = letters.arrive(letters.from("carl@example.org", "Hello").about("Carls"));
        screen.post(
                "/conversations/cases/" + annas + "/assignment",
                Map.of("assignee", ada.account().toString()));
        screen.post("/conversations/cases/" + carls + "/snooze", Map.of("until", "2027-01-04T09:00"));

        assertThat(screen.page("/conversations?view=mine")).contains("Annas").doesNotContain("Carls");
        assertThat(screen.page("/conversations?view=unassigned")).contains("Everything has somebody");
        assertThat(screen.page("/conversations?view=snoozed")).contains("Carls").doesNotContain("Annas");
        TestClock.INSTANCE.set(Instant.parse("2027-01-04T08:01:00Z"));
        assertThat(screen.page("/conversations")).contains("Carls");
    }

    @Test
    void whatNobodyHasReadIsCountedUntilItIsRead() {
        var id = letters.arrive(letters.from("anna@example.org", "Hello"));
        assertThat(screen.page("/conversations")).contains("1 not read");
        assertThat(screen.page("/conversations/cases/" + id)).contains("Hello");
        assertThat(screen.page("/conversations")).contains("1 not read");
        screen.post("/conversations/cases/" + id + "/presence", Map.of("seen", "1"));
        assertThat(screen.page("/conversations")).doesNotContain("not read");
        letters.arrive(letters.from("anna@example.org", "Again").tagged(tag(id)));
        assertThat(screen.page("/conversations")).contains("1 not read");
    }

    @Test
    void wordsNamesAndNumbersFindTheCase() {
        var id =
                letters.arrive(letters.from("anna.berger@gasthof.example", "The crème brûlée of order A-10443 was cold")
                        .by("Anna Berger")
                        .about("Dessert"));
        for (var asked : new String[] {
            "creme",
            "a-10443",
            "A10443",
            "berger",
            "gasthof",
            "dess",
            "#" + files.get(id).number()
        })
            assertThat(screen.page("/conversations?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8)))
                    .as(asked)
                    .contains("Dessert");
        assertThat(screen.page("/conversations?q=pizza")).contains("Nothing has these words");
    }

    @Test
    void wordsOfLongAgoAreFoundBehindThousandsOfNewerOnes() {
        var now = TestClock.INSTANCE.instant();
        for (int days : new int[] {40, 400, 4_000})
            letters.arrive(letters.from("anna@example.org", "Pumpernickel please")
                    .about("Some " + days + " days ago")
                    .at(now.minus(Duration.ofDays(days))));
        var talkative = letters.arrive(letters.from("carl@example.org", "Hello").about("Talk"));
        db.sql("""
            insert into conversations.entry (case_id, seq, kind, at, body, words)
            select ?, 100 + n, 'NOTE', ?, 'bread', 'bread'::tsvector from generate_series(1, 4100) n""").params(talkative.value(), Timestamp.from(now)).update();
        assertThat(screen.page("/conversations?q=pumper"))
                .contains("Some 40 days ago", "Some 400 days ago", "Some 4000 days ago")
                .doesNotContain("Talk");
        assertThat(screen.page("/conversations?q=bread")).contains("Talk").doesNotContain("days ago");
    }

    @Test
    void aReplyIsSentOnceAndCanBeTakenBack() {
        var id = letters.arrive(letters.from("anna@example.org", "Hello").about("Rolls"));
        var form = UUID.randomUUID().toString();
        var fields = Map.of("text", "Good morning", "seen", "1", "form", form);
        assertThat(screen.post("/conversations/cases/" + id + "/replies", fields))
                .hasStatus(303);
        assertThat(screen.post("/conversations/cases/" + id + "/replies", fields))
                .hasStatus(303);
        assertThat(screen.page("/conversations/cases/" + id)).contains("Good morning", "Take it back");
        var entry = db.sql("select id from conversations.entry where kind = 'SAID'")
                .query(UUID.class)
                .single();
        screen.post("/conversations/cases/" + id + "/entries/" + entry + "/withdrawal", Map.of());
        assertThat(screen.page("/conversations/cases/" + id))
                .doesNotContain("Take it back")
                .contains("Good morning</textarea>");
    }

    @Test
    void aSecondAnswerIsStoppedWithWhatIsNewAndKeepsItsWords() {
        var id = letters.arrive(letters.from("anna@example.org", "Hello"));
        letters.arrive(letters.from("anna@example.org", "Wait, not rye").tagged(tag(id)));
        var answer = screen.post(
                "/conversations/cases/" + id + "/replies",
                Map.of(
                        "text",
                        "Your rye is ready",
                        "seen",
                        "1",
                        "form",
                        UUID.randomUUID().toString()));
        assertThat(answer).hasStatus(409);
        assertThat(text(answer))
                .contains("Something was said meanwhile", "Wait, not rye", "Your rye is ready</textarea>");
        assertThat(db.sql("select count(*) from messaging.dispatch")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void wrongInputGetsASentence() {
        var id = letters.arrive(letters.from("anna@example.org", "Hello"));
        var form = UUID.randomUUID().toString();
        var replies = "/conversations/cases/" + id + "/replies";
        assertThat(screen.post(replies, Map.of("text", " ", "seen", "1", "form", form)))
                .hasStatus(422);
        var late = screen.post(replies, Map.of("text", "x", "seen", "1", "form", form, "later", "2020-01-01T10:00"));
        assertThat(late).hasStatus(422);
        assertThat(text(late)).contains("“2020-01-01T10:00” is no time ahead");
        assertThat(screen.get("/conversations/cases/" + UUID.randomUUID())).hasStatus(404);
        assertThat(screen.get("/conversations?view=nonsense&via=nonsense&after=nonsense&label=x"))
                .hasStatusOk();
    }

    @Test
    void aNoteCallsAColleagueWhoFindsIt() {
        var id = letters.arrive(letters.from("anna@example.org", "Hello").about("Parcel"));
        screen.post(
                "/conversations/cases/" + id + "/notes",
                Map.of("text", "@Bo did it leave?", "form", UUID.randomUUID().toString()));
        assertThat(browser.as(bo).page("/conversations?view=mentioned")).contains("Parcel");
        assertThat(screen.page("/conversations?view=mentioned")).doesNotContain("Parcel");
    }

    @Test
    void labelsNarrowTheList() {
        var id = letters.arrive(letters.from("anna@example.org", "Hello").about("Parcel"));
        letters.arrive(letters.from("carl@example.org", "Hello").about("Cake"));
        screen.post("/conversations/cases/" + id + "/labels", Map.of("name", "Delivery"));
        screen.post("/conversations/cases/" + id + "/labels", Map.of("name", "DELIVERY"));
        var label =
                db.sql("select id from conversations.label").query(UUID.class).single();
        assertThat(screen.page("/conversations?label=" + label))
                .contains("Parcel")
                .doesNotContain("Cake");
        assertThat(screen.page("/conversations/cases/" + id)).contains("Label Delivery");
    }

    @Test
    void whoElseLooksIsNamedForAWhile() {
        var id = letters.arrive(letters.from("anna@example.org", "Hello"));
        browser.as(bo).post("/conversations/cases/" + id + "/presence", Map.of("writing", "true"));
        assertThat(screen.page("/conversations/cases/" + id)).contains("Bo Lind is writing");
        TestClock.INSTANCE.advance(Duration.ofSeconds(50));
        assertThat(screen.page("/conversations/cases/" + id)).doesNotContain("Bo Lind is writing");
    }

    @Test
    void aCallIsNotedOnceAndIsDoneWithUnlessSomethingIsLeft() {
        var form = UUID.randomUUID().toString();
        var call =
                Map.of("who", "Anna Berger", "phone", "+43 660 1234567", "text", "Asked for the hours", "form", form);
        screen.post("/conversations/calls", call);
        screen.post("/conversations/calls", call);
        assertThat(db.sql("select status from conversations.case_file")
                        .query(String.class)
                        .list())
                .containsExactly("CLOSED");
        screen.post(
                "/conversations/calls",
                Map.of(
                        "who",
                        "",
                        "phone",
                        "",
                        "text",
                        "Somebody wants a cake",
                        "more",
                        "true",
                        "form",
                        UUID.randomUUID().toString()));
        assertThat(screen.page("/conversations")).contains("Somebody wants a cake");
        var annas = db.sql("select customer_id from conversations.case_file where customer_id is not null")
                .query(UUID.class)
                .single();
        assertThat(screen.page("/customers/" + annas)).contains("Asked for the hours");
        assertThat(screen.post("/conversations/calls", Map.of("text", "", "form", form)))
                .hasStatus(422);
    }

    private String tag(CaseId id) {
        return db.sql("select reply_tag from conversations.case_thread where case_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }
}
