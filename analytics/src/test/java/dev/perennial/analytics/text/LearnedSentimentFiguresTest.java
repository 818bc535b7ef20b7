package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.analytics.SharedData;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Row 7 of the targets, by five-fold cross-validation: each text is scored by a model that has not seen it.
class LearnedSentimentFiguresTest {
    private static final int FOLDS = 5;

    private record Found(double[] score, Mood[] mood) {}

    private static Found unseen(List<RatedText> texts) {
        var order = new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
        Collections.shuffle(order, new Random(42));
        var found = new Found(new double[texts.size()], new Mood[texts.size()]);
        for (var fold = 0; fold < FOLDS; fold++) {
            var without = fold;
            var seen = IntStream.range(0, order.size())
                    .filter(k -> k % FOLDS != without)
                    .mapToObj(k -> texts.get(order.get(k)))
                    .toList();
            var model = LearnedSentiment.learn(Language.ENGLISH, seen, Masking.plain());
            for (var k = fold; k < order.size(); k += FOLDS) {
                var i = order.get(k);
                found.score[i] = model.score(texts.get(i).text());
                found.mood[i] = model.mood(found.score[i]);
            }
        }
        return found;
    }

    @Test
    void amazon() {
        var rated = SentimentFiguresTest.Rated.of("amazonReviewSnippets");
        var texts = IntStream.range(0, rated.texts().length)
                .mapToObj(i -> new RatedText(rated.texts()[i], rated.truth()[i]))
                .toList();
        var found = unseen(texts);
        var f1 = 0.0;
        for (var mood : Mood.values()) {
            int right = 0, sizes = 0;
            for (var i = 0; i < texts.size(); i++) {
                var meant = Mood.of(rated.truth()[i]) == mood;
                var said = found.mood[i] == mood;
                sizes += (meant ? 1 : 0) + (said ? 1 : 0);
                if (meant && said) right++;
            }
            f1 += 2.0 * right / sizes / 3;
        }
        var correlation = Agreement.correlation(rated.truth(), found.score);
        System.out.printf("row 7, Amazon: r %.4f, macro-F1 %.4f%n", correlation, f1);
        assertThat(correlation).isGreaterThan(0.77).isGreaterThan(Agreement.correlation(rated.truth(), rated.score()));
    }

    @Test
    void clothing() {
        var texts = new ArrayList<RatedText>();
        var recommended = new ArrayList<Boolean>();
        for (var row :
                Csv.read(String.join("\n", SharedData.lines("clothing-reviews/womens_clothing_reviews_1000.csv")))) {
            if (row.size() < 7 || row.get(4).isBlank() || row.get(1).equals("Clothing ID")) continue;
            texts.add(RatedText.stars(row.get(4), Double.parseDouble(row.get(5)), 5));
            recommended.add(row.get(6).equals("1"));
        }
        var truth = new boolean[texts.size()];
        var seed = new double[truth.length];
        for (var i = 0; i < truth.length; i++) {
            truth[i] = recommended.get(i);
            seed[i] = Sentiment.score(Language.ENGLISH, texts.get(i).text());
        }
        var learned = Agreement.auc(truth, unseen(texts).score);
        System.out.printf(
                "row 7, clothing, %d texts: AUC %.4f, lexicon alone %.4f%n",
                truth.length, learned, Agreement.auc(truth, seed));
        assertThat(learned).isGreaterThan(0.91).isGreaterThan(Agreement.auc(truth, seed));
    }

    @Test
    void tenThousandTextsAreLearnedAndOneMoreAtOnce() {
        var rated = SentimentFiguresTest.Rated.of("amazonReviewSnippets");
        var texts = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        new RatedText(rated.texts()[i % rated.texts().length], rated.truth()[i % rated.truth().length]))
                .toList();
        LearnedSentiment.learn(Language.ENGLISH, texts.subList(0, 2000), Masking.plain());
        var wall = System.nanoTime();
        var model = LearnedSentiment.learn(Language.ENGLISH, texts, Masking.plain());
        var learned = (System.nanoTime() - wall) / 1e6;
        var from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (var i = 0; i < 200; i++) model = model.with(texts.get(i), Masking.plain());
        var one = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from) / 1e6 / 200;
        System.out.printf(
                "row 7: 10,000 texts learned in %.0f ms wall, one more in %.2f ms, %d bytes%n",
                learned, one, model.bytes().length);
        assertThat(model.score("great")).isGreaterThan(model.score("terrible"));
    }
}
