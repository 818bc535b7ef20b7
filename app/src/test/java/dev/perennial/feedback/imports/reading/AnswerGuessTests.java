package dev.perennial.feedback.imports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Scale.Polarity;
import dev.perennial.feedback.imports.reading.Layout.Open;
import dev.perennial.tables.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerGuessTests {
    @Test
    void aColumnForEachQuestionIsAQuestionEach() throws Exception {
        var layout = guess("""
            date,email,overall rating,bread stars,comment
            2026-03-14,ada@example.com,4,5,Lovely rye
            2026-03-15,bo@example.com,2,1,Cold coffee
            """);
        assertThat(layout.open()).isEmpty();
        assertThat(layout.asked()).extracting(Asked::key).containsExactly("overall-rating", "bread-stars", "comment");
        assertThat(layout.asked()).extracting(Asked::scale).containsExactly(Scale.STARS, Scale.STARS, Scale.TEXT);
        assertThat(layout.asked()).extracting(Asked::overall).containsExactly(true, false, false);
    }

    @Test
    void aColumnOfQuestionsGivesEachItsOwnScale() throws Exception {
        var layout = guess("""
            date;customer;question;score
            14.03.2026;7;Would you recommend us?;9
            14.03.2026;7;How easy was it?;7
            15.03.2026;8;Would you recommend us?;3
            15.03.2026;8;How satisfied are you with the bread?;5
            """);
        assertThat(layout.namesQuestions()).isTrue();
        assertThat(layout.open()).isEmpty();
        assertThat(layout.asked()).extracting(Asked::scale).containsExactly(Scale.NPS, Scale.EASE, Scale.CSAT);
    }

    @Test
    void oneToTenWithoutAWordOfRecommendingIsAsked() throws Exception {
        var layout = guess("date,score\n2026-03-14,9\n2026-03-15,2\n2026-03-16,10\n");
        assertThat(layout.open()).containsExactly(new Open.WhichScale("score"));
        assertThat(ScaleChoice.of(layout.asked().getFirst().seen()))
                .extracting(ScaleChoice::scale)
                .contains(
                        Scale.NPS,
                        Scale.rating(1, 10, Polarity.HIGH_IS_GOOD),
                        Scale.rating(1, 10, Polarity.LOW_IS_GOOD))
                .doesNotContain(Scale.STARS);
    }

    @Test
    void oneToFiveUnderANeutralNameIsAskedToo() throws Exception {
        assertThat(guess("date,score\n2026-03-14,5\n2026-03-15,2\n").open())
                .containsExactly(new Open.WhichScale("score"));
    }

    @Test
    void effortAndEaseLookTheOtherWay() throws Exception {
        var layout = guess("date,effort,ease\n2026-03-14,5,7\n2026-03-15,1,2\n");
        assertThat(layout.asked()).extracting(Asked::scale).containsExactly(Scale.EFFORT, Scale.EASE);
    }

    @Test
    void aCustomerWhoIsNamedIsAPersonAndNoNumber() throws Exception {
        var named = guess("Date,Customer,Stars\n2026-03-04,Mia Stone,5\n2026-03-05,Tom Keller,2\n");
        assertThat(named.columns().get(1).role()).isEqualTo(Role.NAME);
        var numbered = guess("Date,Customer,Stars\n2026-03-04,17850,5\n2026-03-05,13047,2\n");
        assertThat(numbered.columns().get(1).role()).isEqualTo(Role.CUSTOMER);
    }

    @Test
    void withoutADateOneIsAskedFor() throws Exception {
        var layout = guess("stars,review\n5,Very good bread indeed\n1,Never again I tell you\n");
        assertThat(layout.open()).containsExactly(new Open.NoDate());
    }

    @Test
    void whatAPersonDecidedStaysWhenTheFileIsLookedThroughAgain() throws Exception {
        var text = "date,score\n2026-03-14,9\n2026-03-15,2\n2026-03-16,10\n";
        var layout = guess(text);
        var asked = layout.asked().getFirst().on(Scale.rating(1, 10, Polarity.LOW_IS_GOOD));
        var decided = new Layout(
                layout.dialect(), layout.columns(), List.of(asked), false, layout.dateOrder(), List.of(), null);
        assertThat(AnswerGuess.evidence(file(text), decided)
                        .layout()
                        .asked()
                        .getFirst()
                        .scale())
                .isEqualTo(asked.scale());
    }

    @Test
    void anIndexAnAgeAndACountAreNoScores() throws Exception {
        var layout = guess("""
            ,Clothing ID,Age,Title,Review Text,Rating,Recommended IND,Positive Feedback Count
            0,767,33,,"Absolutely wonderful, silky and comfortable",4,1,0
            1,1080,34,,"Love this dress, it is so pretty in person",5,1,4
            77,1077,60,Some flaws,"I had such high hopes for this one here",3,0,26
            """);
        assertThat(layout.asked())
                .extracting(Asked::words)
                .containsExactly("Title", "Review Text", "Rating", "Recommended IND");
        assertThat(layout.asked())
                .extracting(Asked::scale)
                .containsExactly(Scale.TEXT, Scale.TEXT, Scale.STARS, Scale.YES_NO);
    }

    @Test
    void scoresAreReadAsPeopleWriteThem() {
        assertThat(scores("4", "4,5", "4/5", "4 of 5", "★★★★☆", "3 stars", "good", "4 apples"))
                .containsExactly(4.0, 4.5, 4.0, 4.0, 4.0, 3.0, null, null);
    }

    private static List<@Nullable Double> scores(String... texts) {
        return Arrays.stream(texts).<@Nullable Double>map(Score::read).toList();
    }

    private static Layout guess(String text) throws Exception {
        return AnswerGuess.of(file(text)).layout();
    }

    private static Source file(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
