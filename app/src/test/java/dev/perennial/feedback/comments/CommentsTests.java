package dev.perennial.feedback.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Profiling;
import dev.perennial.customers.Traits;
import dev.perennial.feedback.Answers;
import dev.perennial.feedback.CommentsWanted;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class CommentsTests {
    private static final Question BREAD = new Question("bread", "How was the bread?", "en", Scale.STARS, false);
    private static final Question WHY = new Question("why", "Why?", "en", Scale.TEXT, false);

    @Autowired
    Shop shop;

    @Autowired
    Answers answers;

    @Autowired
    Customers customers;

    @Autowired
    CommentsWanted wanted;

    @Autowired
    MoodLearning learning;

    @Autowired
    AspectTeaching teaching;

    @Autowired
    Profiling profiling;

    @Autowired
    Traits traits;

    @Autowired
    Jobs jobs;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("""
            truncate feedback.answer, feedback.wording, feedback.question, feedback.aspect, feedback.aspect_word, feedback.mood_model,
                feedback.theme, customers.customer cascade\
            """).update();
    }

    @Test
    void aCommentHasItsMoodAndTheSentenceThatGaveEachLabel() {
        say("1", null, "A wonderful place. The cake was delicious. We waited far too long!");
        read();
        assertThat(strings("select mood || ' ' || language from feedback.comment"))
                .containsExactly("POSITIVE en");
        assertThat(strings("select aspect || ' ' || mood from feedback.comment_label order by starts, aspect"))
                .contains("food POSITIVE", "waiting NEGATIVE");
        assertThat(page("/feedback/comments"))
                .contains("The cake was delicious.", "“We waited far too long!”", "Pleased");
    }

    @Test
    void whatIsInAnotherLanguageIsSaidNotToBeAnalysed() {
        say("1", null, "De bediening was traag maar het ijs was heerlijk, we komen terug");
        read();
        assertThat(strings("select why_not || ' ' || language from feedback.comment"))
                .containsExactly("OTHER_LANGUAGE nl");
        assertThat(page("/feedback/comments?mood=NONE"))
                .contains("Not analysed", "language that is not read here (nl)");
    }

    @Test
    void readingAgainChangesNothingUntilTheRulesChange() {
        say("1", null, "Lovely bread");
        read();
        var first = strings("select version || read_at from feedback.comment");
        read();
        assertThat(strings("select version || read_at from feedback.comment")).isEqualTo(first);
        browser.post()
                .uri("/feedback/aspects")
                .param("name", "baking")
                .param("en", "bread*")
                .with(Shop.signedInAs(shop.ada()))
                .with(csrf())
                .exchange();
        read();
        assertThat(strings("select aspect from feedback.comment_label")).contains("baking");
        assertThat(strings("select version || read_at from feedback.comment")).isNotEqualTo(first);
    }

    @Test
    void whatStaffSetRightStandsAndIsTheirMood() {
        var anna = customer("anna@mail.example");
        say("1", anna, "Great, just great.");
        read();
        assertThat(traits.of(anna)).containsEntry("feedback.mood", "POSITIVE");
        var id = strings("select answer_id::text from feedback.comment").getFirst();
        browser.post()
                .uri("/feedback/comments/" + id + "/mood")
                .param("mood", "NEGATIVE")
                .with(Shop.signedInAs(shop.ada()))
                .with(csrf())
                .exchange();
        assertThat(traits.of(anna)).containsEntry("feedback.mood", "NEGATIVE");
        db.sql("update feedback.comment set version = 'old'").update();
        read();
        assertThat(strings("select corrected from feedback.comment")).containsExactly("NEGATIVE");
        assertThat(page("/customers/" + anna)).contains("Displeased");
    }

    @Test
    void whatStaffSayASentenceIsAboutStandsWhoeverReadsItAgain() {
        say("1", null, "A wonderful place. The cake was delicious. We waited far too long!");
        read();
        var text = "A wonderful place. The cake was delicious. We waited far too long!";
        about("waiting", text.indexOf("We waited"), "");
        about("food", text.indexOf("The cake"), "NEUTRAL");
        about("staff", 0, "POSITIVE");
        var right = List.of("place POSITIVE", "staff POSITIVE", "food NEUTRAL");
        assertThat(labels()).isEqualTo(right);
        db.sql("update feedback.comment set version = 'old'").update();
        read();
        assertThat(labels()).isEqualTo(right);
        assertThat(page("/feedback/comments")).contains("Not about food", "It is also about");
    }

    @Test
    void whatStaffSetRightThriceTeachesTheAspectItsWords() {
        for (var i = 0; i < 30; i++) say("n" + i, null, "There was a very good bread in the shop on day number " + i);
        for (var i = 0; i < 4; i++) say("q" + i, null, "There was a crowd on day number " + i);
        read();
        assertThat(labels()).noneMatch(it -> it.startsWith("waiting"));
        db.sql("select answer_id::text from feedback.comment c join feedback.answer a on a.id = answer_id"
                        + " where text like '%crowd%' order by a.id limit 3")
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(id -> about(id, "waiting", 0, "NEGATIVE"));
        teaching.learn();
        read();
        assertThat(strings("select word from feedback.aspect_word")).containsExactly("crowd");
        assertThat(labels()).filteredOn(it -> it.startsWith("waiting")).hasSize(4);
        assertThat(page("/feedback/aspects")).contains("Learned from what you set right (English)", "crowd");
        browser.post()
                .uri("/feedback/aspects/removal")
                .param("name", "waiting")
                .with(Shop.signedInAs(shop.ada()))
                .with(csrf())
                .exchange();
        read();
        assertThat(labels()).noneMatch(it -> it.startsWith("waiting"));
    }

    private void about(String aspect, int starts, String mood) {
        about(strings("select answer_id::text from feedback.comment").getFirst(), aspect, starts, mood);
    }

    private void about(String comment, String aspect, int starts, String mood) {
        assertThat(browser.post()
                        .uri("/feedback/comments/" + comment + "/aspects")
                        .param("aspect", aspect)
                        .param("starts", Integer.toString(starts))
                        .param("mood", mood)
                        .with(Shop.signedInAs(shop.ada()))
                        .with(csrf()))
                .hasStatus(303);
    }

    private List<String> labels() {
        return strings("select aspect || ' ' || mood from feedback.comment_label order by starts, aspect");
    }

    @Test
    void whoObjectsToScoresHasNoMood() {
        var anna = customer("anna@mail.example");
        say("1", anna, "Lovely bread");
        read();
        Shop.signIn(shop.ada());
        profiling.object(anna);
        Shop.signOut();
        read();
        assertThat(strings("select mood from feedback.comment")).isEmpty();
        assertThat(traits.of(anna)).doesNotContainKey("feedback.mood");
        assertThat(page("/feedback/comments")).contains("Lovely bread", "Not read");
    }

    @Test
    void ratedCommentsAndCorrectionsTeachTheShopsOwnWords() {
        for (var i = 0; i < 210; i++) {
            var good = i % 3 != 0;
            answers.keep(submission(
                    "n" + i,
                    null,
                    List.of(
                            new Answered(BREAD, new Given.Rated(good ? 5 : 1)),
                            new Answered(
                                    WHY,
                                    new Given.Written("The bread of number " + i % 9
                                            + (good ? " was crackly today" : " was gluey today"))))));
        }
        read();
        learning.learn();
        assertThat(strings("select language from feedback.mood_model")).containsExactly("en");
        read();
        assertThat(strings("""
            select distinct c.mood from feedback.comment c join feedback.answer a on a.id = c.answer_id
            where a.text like '%gluey%'\
            """)).containsExactly("NEGATIVE");
        assertThat(strings("select name from feedback.theme")).isNotEmpty();
    }

    private void read() {
        wanted.soon();
        jobs.runDue();
    }

    private void say(String number, @Nullable CustomerId customer, String text) {
        answers.keep(submission(number, customer, List.of(new Answered(WHY, new Given.Written(text)))));
    }

    private static Submission submission(String number, @Nullable CustomerId customer, List<Answered> answered) {
        return new Submission(
                Submission.Type.PROGRAM,
                "till",
                number,
                customer,
                Instant.parse("2026-03-14T09:30:00Z"),
                null,
                null,
                null,
                null,
                new ArrayList<>(answered));
    }

    private CustomerId customer(String email) {
        return customers
                .identify("test", Person.unknown().withEmail(email))
                .orElseThrow()
                .customer();
    }

    private String page(String address) {
        try {
            return browser.get()
                    .uri(address)
                    .with(Shop.signedInAs(shop.ada()))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> strings(String sql) {
        return db.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
