package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.analytics.SharedData;
import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.text.Intents.Example;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntentsTest {
    private static List<Example> examples() {
        var examples = new ArrayList<Example>();
        for (var thing : List.of("parcel", "order", "delivery", "shoes", "package")) {
            examples.add(new Example("Where is my " + thing + "?", "tracking"));
            examples.add(new Example("When will the " + thing + " arrive", "tracking"));
            examples.add(new Example("I want to send the " + thing + " back", "return"));
            examples.add(new Example("How can I return my " + thing, "return"));
        }
        return examples;
    }

    private final Intents intents = Intents.learn(Language.ENGLISH, examples(), 0.6, Masking.plain());

    @Test
    void whatIsWantedIsUnderstood() {
        assertThat(intents.answer("where is the parcel"))
                .isInstanceOfSatisfying(
                        Intents.Understood.class,
                        understood -> assertThat(understood.intent()).isEqualTo("tracking"));
        assertThat(intents.guess("i would like to return it")).isEqualTo("return");
    }

    @Test
    void underTheThresholdItRefusesAndNamesTheLikeliest() {
        assertThat(intents.answer("bananas"))
                .isInstanceOfSatisfying(
                        Intents.Unsure.class,
                        unsure -> assertThat(unsure.perhaps())
                                .extracting(Intents.Understood::intent)
                                .containsExactlyInAnyOrder("tracking", "return"));
    }

    @Test
    void aModelReadBackAnswersTheSame() {
        var back = Intents.of(intents.bytes());
        for (var text : List.of("where is the parcel", "", "send back"))
            assertThat(back.answer(text)).isEqualTo(intents.answer(text));
        assertThat(back.bytes()).isEqualTo(intents.bytes());
    }

    @Test
    void tooLittleToLearnFromIsRefused() {
        assertThatThrownBy(() -> Intents.learn(Language.ENGLISH, List.of(), 0.5, Masking.plain()))
                .isInstanceOf(UnusableData.class);
        var thin = new ArrayList<>(examples());
        thin.add(new Example("hello", "greeting"));
        assertThatThrownBy(() -> Intents.learn(Language.ENGLISH, thin, 0.5, Masking.plain()))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("1 examples of \"greeting\"");
        assertThatThrownBy(() -> Intents.learn(Language.ENGLISH, examples(), Double.NaN, Masking.plain()))
                .isInstanceOf(UnusableData.class);
    }

    /// Row 8 of the targets: 77 intents, stratified folds of the part at hand. One fold, all five with
    /// `-Dperennial.long=true`.
    @Test
    void banking() {
        var all = new ArrayList<Example>();
        for (var row : Csv.read(String.join("\n", SharedData.lines("banking77/train.csv"))))
            if (row.size() > 1 && !row.get(1).equals("category")) all.add(new Example(row.get(0), row.get(1)));
        var order = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(order, new Random(42));
        var seen = new HashMap<String, Integer>();
        var fold = new int[all.size()];
        for (var i : order) fold[i] = seen.merge(all.get(i).intent(), 1, Integer::sum) % 5;
        int right = 0, asked = 0;
        var sure = 0.0;
        double learning = 0, answering = 0;
        var folds = Boolean.getBoolean("perennial.long") ? 5 : 1;
        for (var out = 0; out < folds; out++) {
            var without = out;
            var from = cpu();
            var model = Intents.learn(
                    Language.ENGLISH,
                    IntStream.range(0, all.size())
                            .filter(i -> fold[i] != without)
                            .mapToObj(all::get)
                            .toList(),
                    0,
                    Masking.plain());
            learning += (cpu() - from) / 1e9 / folds;
            from = cpu();
            for (var i = 0; i < fold.length; i++) {
                if (fold[i] != out) continue;
                asked++;
                if (!(model.answer(all.get(i).text()) instanceof Intents.Understood understood)) continue;
                sure += understood.confidence();
                if (understood.intent().equals(all.get(i).intent())) right++;
            }
            answering += (cpu() - from) / 1e9;
        }
        System.out.printf(
                "row 8, %d of 5 folds: accuracy %.4f, mean confidence %.4f, learned in %.2f s of one core, %.0f texts/s%n",
                folds, (double) right / asked, sure / asked, learning, asked / answering);
        assertThat((double) right / asked).isGreaterThan(0.88);
        assertThat(sure / asked).isBetween((double) right / asked - 0.03, (double) right / asked + 0.03);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
