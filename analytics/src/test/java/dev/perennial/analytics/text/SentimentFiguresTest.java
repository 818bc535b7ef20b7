package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.analytics.SharedData;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Row 6 of the targets: sentences of Amazon reviews that twenty people rated. Nothing is learned from them, and no
/// rule was chosen by them; the few figures of the grammar were chosen on the tweets of the same study.
class SentimentFiguresTest {
    @Test
    void amazonSentencesAreRatedAsTwentyPeopleRateThem() {
        var amazon = Rated.of("amazonReviewSnippets");
        var found = amazon.score();
        System.out.printf(
                "row 6, Amazon, %d sentences: r %.4f, macro-F1 %.4f%n",
                amazon.texts().length,
                Agreement.correlation(amazon.truth(), found),
                Agreement.f1(amazon.truth(), found));
        assertThat(Agreement.correlation(amazon.truth(), found)).isGreaterThan(0.70);
        assertThat(Agreement.f1(amazon.truth(), found)).isGreaterThan(0.58);
    }

    @Test
    void tweetsToo() {
        var tweets = Rated.of("tweets");
        var found = tweets.score();
        System.out.printf(
                "tweets, %d: r %.4f, macro-F1 %.4f (lexicon rules seen to work here)%n",
                tweets.texts().length,
                Agreement.correlation(tweets.truth(), found),
                Agreement.f1(tweets.truth(), found));
        assertThat(Agreement.correlation(tweets.truth(), found)).isGreaterThan(0.80);
    }

    @Test
    void aThreadReadsHundredsOfThousandsASecond() {
        var from = cpu();
        Sentiment.score(Language.ENGLISH, "good");
        var start = (cpu() - from) / 1e6;
        var texts = Rated.of("amazonReviewSnippets").texts();
        var best = 0.0;
        var sum = 0.0;
        for (var round = 0; round < 8; round++) {
            var begun = cpu();
            for (var again = 0; again < 25; again++)
                for (var text : texts) sum += Sentiment.score(Language.ENGLISH, text);
            best = Math.max(best, 25 * texts.length / ((cpu() - begun) / 1e9));
        }
        System.out.printf("row 6: %.0f texts a second of one core, start %.1f ms (sum %.0f)%n", best, start, sum);
        assertThat(sum).isFinite();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    record Rated(String[] texts, double[] truth) {
        static Rated of(String name) {
            var lines = SharedData.lines("sentiment-ground-truth/" + name + "_GroundTruth.txt");
            var texts = new String[lines.size()];
            var truth = new double[texts.length];
            for (var i = 0; i < texts.length; i++) {
                var cells = lines.get(i).split("\t", 3);
                truth[i] = Double.parseDouble(cells[1]) / 4;
                texts[i] = cells[2].strip();
            }
            return new Rated(texts, truth);
        }

        double[] score() {
            var found = new double[texts.length];
            for (var i = 0; i < found.length; i++) found[i] = Sentiment.score(Language.ENGLISH, texts[i]);
            return found;
        }
    }
}
