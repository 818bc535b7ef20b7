package dev.perennial.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.perennial.customers.Activities;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.feedback.Keeping.Contradicted;
import dev.perennial.feedback.Keeping.Kept;
import dev.perennial.feedback.Keeping.Refused;
import dev.perennial.feedback.Keeping.SeenBefore;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.ui.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class AnswersTests {
    private static final Instant WHEN = Instant.parse("2026-03-14T09:30:00Z");
    private static final Question BREAD = new Question("bread", "How was the bread?", "en", Scale.STARS, false);
    private static final Question WHY = new Question("why", "Why?", "en", Scale.TEXT, false);

    @Autowired
    Shop shop;

    @Autowired
    Answers answers;

    @Autowired
    Customers customers;

    @Autowired
    Activities activities;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void anEmptyShop() {
        shop.open();
        db.sql("truncate feedback.answer, feedback.wording, feedback.question, customers.customer cascade")
                .update();
    }

    @Test
    void whatWasAnsweredIsReadWithItsScaleAndItsBox() {
        keep("1", null, rated(BREAD, 2), said("Dry."));
        assertThat(strings("select question || ' ' || kind || ' ' || number || ' ' || box from feedback.api_answer"
                        + " where number is not null"))
                .containsExactly("bread STARS 2 -1");
        assertThat(strings("select text from feedback.api_answer where kind = 'TEXT'"))
                .containsExactly("Dry.");
    }

    @Test
    void theSameSubmissionAgainChangesNothing() {
        assertThat(keep("1", null, rated(BREAD, 2))).isInstanceOf(Kept.class);
        assertThat(keep("1", null, rated(BREAD, 2))).isInstanceOf(SeenBefore.class);
        assertThat(strings("select number::text from feedback.answer")).containsExactly("2");
    }

    @Test
    void anotherAnswerUnderTheSameNumberIsAContradictionAndNothingOfItIsKept() {
        keep("1", null, rated(BREAD, 2));
        assertThat(keep("1", null, said("Dry."), rated(BREAD, 5)))
                .asInstanceOf(type(Contradicted.class))
                .extracting(other -> other.difference().field())
                .isEqualTo("answers[1]");
        assertThat(strings("select number::text from feedback.answer")).containsExactly("2");
    }

    @Test
    void aSurveySentPageByPageIsOneSubmission() {
        keep("1", null, rated(BREAD, 2));
        assertThat(keep("1", null, rated(BREAD, 2), said("Dry."))).isInstanceOf(Kept.class);
        assertThat(strings("select count(distinct submission_id) || ' ' || count(*) from feedback.answer"))
                .containsExactly("1 2");
    }

    @Test
    void eightSendersOfOneSubmissionKeepItOnce() throws Exception {
        try (var senders = Executors.newFixedThreadPool(8)) {
            var sent = senders.invokeAll(IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<Keeping>>mapToObj(_ -> () -> keep("1", null, rated(BREAD, 4)))
                    .toList());
            var kept = 0;
            for (var each : sent) if (each.get() instanceof Kept) kept++;
            assertThat(kept).isEqualTo(1);
        }
        assertThat(strings("select count(*)::text from feedback.answer")).containsExactly("1");
    }

    @Test
    void aQuestionKeepsItsScale() {
        keep("1", null, rated(BREAD, 2));
        var other = new Question("bread", "How was the bread?", "en", Scale.NPS, false);
        assertThat(keep("2", null, rated(other, 9)))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.refusals().getFirst().reason())
                .isEqualTo("otherScale");
        assertThat(strings("select number::text from feedback.answer")).containsExactly("2");
    }

    @Test
    void inOtherWordsItIsTheSameQuestion() {
        keep("1", null, rated(BREAD, 2));
        keep("2", null, rated(new Question("bread", "Wie war das Brot?", "de", Scale.STARS, false), 4));
        assertThat(strings("select distinct question from feedback.api_answer")).containsExactly("bread");
        assertThat(strings("select wording from feedback.api_answer order by wording"))
                .containsExactly("How was the bread?", "Wie war das Brot?");
    }

    @Test
    void whatDoesNotFitTheScaleIsRefusedWithWhatWould() {
        assertThat(keep("1", null, rated(BREAD, 6)))
                .asInstanceOf(type(Refused.class))
                .extracting(refused ->
                        refused.refusals().stream().map(Refusal::reason).toList())
                .isEqualTo(List.of("outsideScale"));
        assertThat(keep("1", null, new Answered(BREAD, new Given.Said(true)))).isInstanceOf(Refused.class);
        assertThat(keep("1", null)).isInstanceOf(Refused.class);
    }

    @Test
    void nobodyChangesAnAnswer() {
        keep("1", null, rated(BREAD, 2));
        assertThatThrownBy(() -> db.sql("update feedback.answer set number = 5").update())
                .hasMessageContaining("answers are never changed");
    }

    @Test
    void whoeverSaidItHasItInTheirStoryAndOnTheirPage() {
        var ada = customer("ada@example.com");
        keep("1", ada, rated(BREAD, 2), said("Dry as dust."));
        assertThat(activities.timeline(ada, List.of("feedback.answered"), null, 5))
                .hasSize(1);
        assertThat(browser.get().uri("/customers/{id}", ada.toString()).with(Shop.signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("What they said", "How was the bread?: 2 of 5", "Dry as dust.");
    }

    private CustomerId customer(String email) {
        return customers
                .identify("test", Person.unknown().withEmail(email))
                .orElseThrow()
                .customer();
    }

    private Keeping keep(String number, @Nullable CustomerId customer, Answered... answered) {
        return answers.keep(new Submission(
                Submission.Type.PROGRAM, "till", number, customer, WHEN, null, null, null, "en", List.of(answered)));
    }

    private static Answered rated(Question question, double number) {
        return new Answered(question, new Given.Rated(number));
    }

    private static Answered said(String text) {
        return new Answered(WHY, new Given.Written(text));
    }

    private List<String> strings(String sql) {
        return db.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
