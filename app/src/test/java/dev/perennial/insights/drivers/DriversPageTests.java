package dev.perennial.insights.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.analytics.regression.Drivers.Quadrant;
import dev.perennial.feedback.Answers;
import dev.perennial.feedback.CommentsWanted;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.platform.Businesses;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.today.Decision;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class DriversPageTests {
    private static final Question WHOLE = new Question("whole", "The whole", "en", Scale.STARS, true);
    private static final Question WAITING = new Question("waiting", "Waiting", "en", Scale.EFFORT, false);
    private static final Question BREAD = new Question("bread", "Bread", "en", Scale.STARS, false);

    private static final Question WHY = new Question("why", "Why?", "en", Scale.TEXT, false);

    @Autowired
    Shop shop;

    @Autowired
    Answers answers;

    @Autowired
    CommentsWanted wanted;

    @Autowired
    Jobs jobs;

    @Autowired
    Improvements improvements;

    @Autowired
    ImprovementsDue due;

    @Autowired
    Ratings ratings;

    @Autowired
    Businesses businesses;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("truncate feedback.answer, feedback.wording, feedback.question, insights.improvement cascade")
                .update();
        Shop.signIn(shop.ada());
    }

    @AfterEach
    void nobody() {
        Shop.signOut();
    }

    @Test
    void withoutRatingsThePageSaysWhatToBring() {
        assertThat(page()).hasStatusOk().bodyText().contains("Nobody has rated anything yet");
    }

    @Test
    void tooFewAreASentenceWithHowManyWouldBeEnough() {
        rate(20);
        assertThat(page()).bodyText().contains("20 people have rated", "50 are needed", "30 more");
    }

    @Test
    void whereOnlyTheWholeIsRatedThePageSaysWhatToAskForToo() {
        for (var n = 0; n < 60; n++)
            answers.keep(new Submission(
                    Submission.Type.SURVEY,
                    "cards",
                    "n" + n,
                    null,
                    clock.instant().minusSeconds(3600L * n),
                    null,
                    null,
                    null,
                    null,
                    List.of(new Answered(WHOLE, new Given.Rated(1 + n % 5)))));
        assertThat(page())
                .hasStatusOk()
                .bodyText()
                .contains("Only “The whole” is rated, and nothing beside it. Ask for its parts too");
    }

    @Test
    void whatMattersAndDoesBadlyComesFirst() {
        rate(200);
        assertThat(page())
                .bodyText()
                .contains(
                        "Fix this first: Waiting",
                        "From 200 answers",
                        "low is good",
                        "Fix first",
                        "The figures behind");
    }

    @Test
    void effortWhereLowIsGoodCountsFromTheOtherEnd() {
        rate(200);
        var questions = ratings.questions(clock.instant().minusSeconds(31_536_000));
        var whole = questions.getFirst();
        assertThat(whole.key()).isEqualTo("whole");
        var found = FixFirst.of(ratings.sideBySide(
                whole, questions.subList(1, 3), clock.instant().minusSeconds(31_536_000)));
        assertThat(found).isInstanceOf(FixFirst.Told.class);
        var first = ((FixFirst.Told) found).parts().getFirst();
        assertThat(first.question().key()).isEqualTo("waiting");
        assertThat(first.quadrant()).isEqualTo(Quadrant.FIX_FIRST);
        assertThat(first.performance().estimate()).isBetween(3.0, 5.0);
    }

    @Test
    void whatIsToBeMendedComesToTheMorningPageOnItsDayAndIsTickedOffThere() {
        var ada = Shop.signedInAs(shop.ada());
        var today = LocalDate.ofInstant(clock.instant(), businesses.current().zone());
        assertThat(browser.post()
                        .uri("/insights/drivers/improvements")
                        .param("request", UUID.randomUUID().toString())
                        .param("question", "waiting")
                        .param("title", "A second person at the till")
                        .param("dueOn", today.plusDays(3).toString())
                        .param("assignee", shop.bo().account().toString())
                        .with(ada))
                .hasStatus(303);
        assertThat(page()).bodyText().contains("A second person at the till", "Bo Lind");
        assertThat(due.items(today, 5)).isEmpty();
        var items = due.items(today.plusDays(3), 5);
        assertThat(items).hasSize(1);
        due.decided(Decision.done(items.getFirst(), null, clock.instant()));
        assertThat(improvements.open()).isEmpty();
    }

    @Test
    void aTaskWithoutWordsIsRefusedInWords() {
        browser.post()
                .uri("/insights/drivers/improvements")
                .param("request", UUID.randomUUID().toString())
                .param("question", "waiting")
                .param("title", " ")
                .with(Shop.signedInAs(shop.ada()))
                .exchange();
        assertThat(improvements.open()).isEmpty();
    }

    /// Waiting makes most of the whole and is bad; the bread is good and matters little.
    private void rate(int people) {
        var luck = new Random(7);
        for (var i = 0; i < people; i++) {
            var waiting = 2 + luck.nextInt(4);
            var bread = 4 + luck.nextInt(2);
            var whole = Math.clamp(Math.round(6 - waiting + 0.3 * (bread - 4) + 0.4 * luck.nextGaussian()), 1, 5);
            var given = new ArrayList<Answered>();
            given.add(new Answered(WHOLE, new Given.Rated(whole)));
            given.add(new Answered(WAITING, new Given.Rated(waiting)));
            given.add(new Answered(BREAD, new Given.Rated(bread)));
            answers.keep(new Submission(
                    Submission.Type.SURVEY,
                    "cards",
                    "n" + i,
                    null,
                    clock.instant().minusSeconds(3600L * i),
                    null,
                    i % 2 == 0 ? "Market" : "Station",
                    null,
                    null,
                    List.copyOf(given)));
        }
    }

    @Test
    void whatCommentsBlameIsADriverTooAndCanBeGivenToSomebody() throws Exception {
        var luck = new Random(11);
        for (var i = 0; i < 120; i++) {
            var blamed = luck.nextInt(3) == 0;
            var text = (blamed ? "We waited far too long. " : "The waiting was short and the queue quick. ")
                    + (luck.nextBoolean() ? "The bread was delicious." : "The bread was terrible.");
            var given = List.of(
                    new Answered(WHOLE, new Given.Rated(blamed ? 2 : 5)), new Answered(WHY, new Given.Written(text)));
            answers.keep(new Submission(
                    Submission.Type.SURVEY, "cards", "c" + i, null, clock.instant(), null, null, null, null, given));
        }
        wanted.soon();
        jobs.runDue();

        var text = page().getResponse().getContentAsString();
        assertThat(text)
                .contains("From 120 comments with a rating.", "is rated 2 on average; elsewhere 5.")
                .contains("Find out what is wrong with “waiting” and mend it", "/feedback/comments?aspect=waiting");
        var section = text.substring(text.indexOf("id=\"spoken\""));
        assertThat(section.indexOf("<h3 dir=\"auto\">waiting"))
                .isPositive()
                .isLessThan(section.indexOf("<h3 dir=\"auto\">food"));
    }

    @Test
    void tooFewCommentsSayHowManyWouldBeEnough() {
        rate(5);
        assertThat(page())
                .hasStatusOk()
                .bodyText()
                .contains("No aspect is spoken of in comments that came with a rating");
    }

    private MvcTestResult page() {
        return browser.get()
                .uri("/insights/drivers")
                .with(Shop.signedInAs(shop.ada()))
                .exchange();
    }
}
