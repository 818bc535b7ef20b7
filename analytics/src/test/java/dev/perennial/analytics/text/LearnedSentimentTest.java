package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.analytics.UnusableData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnedSentimentTest {
    /// A shop whose customers call good bread "knackig" and bad bread "weich": words no lexicon can know.
    private static List<RatedText> ofABakery(int count) {
        var texts = new ArrayList<RatedText>();
        for (var i = 0; i < count; i++) {
            var good = i % 3 != 0;
            var day = "Brot Nummer " + i % 7 + " vom Tag " + i % 5;
            texts.add(new RatedText(day + (good ? " war knackig" : " war pappig"), good ? 1 : -1));
        }
        return texts;
    }

    private final LearnedSentiment learned = LearnedSentiment.learn(Language.GERMAN, ofABakery(120), Masking.plain());

    @Test
    void theShopsOwnWordsAreLearned() {
        assertThat(learned.score("Heute sehr knackig")).isGreaterThan(learned.score("Heute sehr pappig") + 0.5);
        assertThat(learned.mood(learned.score("war pappig"))).isEqualTo(Mood.NEGATIVE);
        assertThat(learned.check().used()).isGreaterThan(learned.check().lexicon());
    }

    @Test
    void whereNothingCanBeLearnedTheLexiconAnswersAlone() {
        var random = new Random(3);
        var words = "tisch stuhl lampe fenster boden wand decke regal schrank bank".split(" ");
        var texts = new ArrayList<RatedText>();
        for (var i = 0; i < 300; i++) {
            var good = random.nextBoolean();
            var idle = words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)];
            texts.add(new RatedText((good ? "hervorragend " : "furchtbar ") + idle, good ? 0.8 : -0.8));
        }
        var model = LearnedSentiment.learn(Language.GERMAN, texts, Masking.plain());
        assertThat(model.check().used()).isGreaterThanOrEqualTo(model.check().lexicon() - 0.01);
    }

    @Test
    void oneMoreRatedTextIsLearnedAtOnce() {
        var once = learned.with(new RatedText("total krümelig", -1), Masking.plain());
        assertThat(once.score("krümelig war knackig")).isLessThanOrEqualTo(learned.score("krümelig war knackig"));
        assertThat(once.score("war total knackig")).isNotEqualTo(Double.NaN);
    }

    @Test
    void aModelReadBackAnswersTheSame() {
        var back = LearnedSentiment.of(learned.bytes());
        for (var text : List.of("war knackig", "war pappig", "", "etwas anderes 😍"))
            assertThat(back.score(text)).isEqualTo(learned.score(text));
        assertThat(back.bytes()).isEqualTo(learned.bytes());
        assertThat(back.check()).isEqualTo(learned.check());
    }

    @Test
    void brokenBytesAreRefusedInWords() {
        var bytes = learned.bytes();
        var old = bytes.clone();
        old[3]++;
        for (var broken : List.of(new byte[0], new byte[] {1, 2, 3}, old, Arrays.copyOf(bytes, bytes.length / 2)))
            assertThatThrownBy(() -> LearnedSentiment.of(broken))
                    .isInstanceOfSatisfying(
                            UnusableData.class,
                            refused -> assertThat(refused.reason()).isEqualTo(UnusableData.Reason.UNREADABLE));
    }

    @Test
    void tooFewRatingsOrAllTheSameAreRefused() {
        assertThatThrownBy(() -> LearnedSentiment.learn(Language.GERMAN, ofABakery(29), Masking.plain()))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("29 rated texts");
        var same = ofABakery(60).stream()
                .map(text -> new RatedText(text.text(), 1))
                .toList();
        assertThatThrownBy(() -> LearnedSentiment.learn(Language.GERMAN, same, Masking.plain()))
                .isInstanceOf(UnusableData.class);
        assertThatThrownBy(() -> new RatedText("gut", Double.NaN)).isInstanceOf(UnusableData.class);
        assertThatThrownBy(() -> RatedText.stars("gut", 7, 5)).isInstanceOf(UnusableData.class);
    }
}
