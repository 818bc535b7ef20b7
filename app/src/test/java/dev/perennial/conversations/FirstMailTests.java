package dev.perennial.conversations;

import static dev.perennial.support.Browser.file;
import static dev.perennial.support.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.messaging.Account;
import dev.perennial.support.Browser;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Ada writes to Dora first, and puts files to it.
@PerennialTest
class FirstMailTests {
    private static final String FORM = "a6b1c5a0-5f1d-4e0a-9c38-0e4f7a3d9b21";

    @Autowired
    Browser browser;

    @Autowired
    Letters letters;

    @Autowired
    FirstFiles files;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    Browser.Seat screen;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from conversations.first_file").update();
        db.sql("delete from messaging.enclosed_file").update();
        db.sql("delete from messaging.account").update();
        letters.orders();
        screen = browser.as(shop.ada());
    }

    @Test
    void itWaitsForAnAnswer() {
        assertThat(write(Map.of())).hasStatus(303);
        assertThat(screen.page("/conversations?view=waiting")).containsOnlyOnce("Your cake</a>");
        assertThat(db.sql("select subject from messaging.dispatch")
                        .query(String.class)
                        .list())
                .containsExactly("Your cake");
    }

    @Test
    void itsFilesGoAlongAndStandInTheCase() {
        var sent = write(Map.of(), file("drawing.pdf", "%PDF cake"), file("prices.pdf", "%PDF prices"));
        assertThat(sent).hasStatus(303);
        assertThat(along()).hasSize(2);
        assertThat(screen.page(sent.getResponse().getRedirectedUrl())).contains("drawing.pdf", "prices.pdf");
        assertThat(kept()).isEmpty();
    }

    @Test
    void sentTwiceItIsOneMailAndNothingOfItStaysBehind() {
        var drawing = file("drawing.pdf", "%PDF cake");
        write(Map.of(), drawing);
        assertThat(write(Map.of(), drawing)).hasStatus(303);
        assertThat(along()).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void nothingWrittenOrChosenIsLostToAMistake() {
        var wrong = write(Map.of("to", "nobody", "subject", " "), file("drawing.pdf", "%PDF cake"));
        assertThat(wrong).hasStatus(422);
        assertThat(text(wrong))
                .contains(
                        "“nobody” is no mail address", "Say in a few words what it is about", "It is ready.</textarea>")
                .contains("Goes along", "drawing.pdf");
        var drawing = db.sql("select file_id from conversations.first_file")
                .query(UUID.class)
                .single();
        assertThat(write(Map.of("keep", drawing.toString()))).hasStatus(303);
        assertThat(along()).containsExactly(drawing);
    }

    @Test
    void aFileTakenOutAgainStaysHere() {
        write(Map.of("to", "nobody"), file("drawing.pdf", "%PDF cake"));
        assertThat(write(Map.of())).hasStatus(303);
        assertThat(along()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void theMailboxChosenStaysChosen() {
        var cakes = letters.account(Account.Kind.EMAIL, "cakes@bakery.example");
        assertThat(text(write(Map.of("to", "nobody", "account", cakes.id().toString()))))
                .contains("value=\"%s\" selected".formatted(cakes.id()));
    }

    @Test
    void tooManyAndTooMuchAreSaidInNumbersAndTheWordsStay() {
        var eleven = IntStream.range(0, 11)
                .mapToObj(n -> file("page" + n + ".pdf", "page " + n))
                .toArray(MockMultipartFile[]::new);
        var many = write(Map.of(), eleven);
        assertThat(many).hasStatus(422);
        assertThat(text(many)).contains("These are 11 files; up to 10", "It is ready.</textarea>");
        var huge = new MockMultipartFile("files", "oven.mp4", "video/mp4", new byte[1]) {
            @Override
            public long getSize() {
                return 130L << 20;
            }
        };
        assertThat(text(write(Map.of(), huge))).contains("These files are 130 MB together; up to 100 MB");
        assertThat(along()).isEmpty();
    }

    @Test
    void moreThanAMailCarriesGoesAsLinks() {
        write(Map.of(), new MockMultipartFile("files", "oven.mp4", "video/mp4", new byte[16 << 20]));
        assertThat(along()).isEmpty();
        assertThat(db.sql("select text from messaging.dispatch")
                        .query(String.class)
                        .single())
                .contains("oven.mp4 (16 MB): https://perennial.bakery.example/p/messaging/files/");
    }

    @Test
    void anothersFilesAreNotSentByNamingTheirForm() {
        write(Map.of("to", "nobody"), file("drawing.pdf", "%PDF cake"));
        var drawing = kept().getFirst();
        var fields = fields(Map.of("keep", drawing.toString()));
        assertThat(browser.as(shop.bo()).post("/conversations/cases", fields)).hasStatus(303);
        assertThat(along()).isEmpty();
    }

    @Test
    void takenBackItIsADraftWithItsFiles() {
        var opened =
                write(Map.of(), file("drawing.pdf", "%PDF cake")).getResponse().getRedirectedUrl();
        var entry = db.sql("select id from conversations.entry where kind = 'SAID'")
                .query(UUID.class)
                .single();
        screen.post(opened + "/entries/" + entry + "/withdrawal", Map.of());
        assertThat(screen.page(opened)).contains("Goes along", "drawing.pdf", "It is ready.</textarea>");
    }

    @Test
    void whatNeverLeavesIsForgottenAfterADay() {
        write(Map.of("to", "nobody"), file("drawing.pdf", "%PDF cake"));
        TestClock.INSTANCE.advance(Duration.ofHours(23));
        files.forgetOld();
        assertThat(kept()).hasSize(1);
        TestClock.INSTANCE.advance(Duration.ofHours(2));
        files.forgetOld();
        assertThat(kept()).isEmpty();
    }

    @Test
    void withoutAMailboxTheOwnerIsShownWhereToConnectOne() {
        db.sql("delete from messaging.account").update();
        assertThat(screen.page("/conversations/cases/new"))
                .contains("no mailbox to write from", "/messaging/accounts\"");
        assertThat(browser.as(shop.bo()).page("/conversations/cases/new"))
                .contains("The owner connects one")
                .doesNotContain("/messaging/accounts\"");
    }

    private MvcTestResult write(Map<String, String> other, MockMultipartFile... chosen) {
        return screen.post("/conversations/cases", fields(other), List.of(chosen));
    }

    private static Map<String, String> fields(Map<String, String> other) {
        var fields = new HashMap<>(
                Map.of("to", "dora@example.org", "subject", "Your cake", "text", "It is ready.", "form", FORM));
        fields.putAll(other);
        return fields;
    }

    private List<UUID> along() {
        return db.sql("select unnest(files) from messaging.dispatch")
                .query(UUID.class)
                .list();
    }

    private List<UUID> kept() {
        return db.sql("select file_id from conversations.first_file")
                .query(UUID.class)
                .list();
    }
}
