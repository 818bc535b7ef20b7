package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.analytics.text.AspectLearning.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AspectLearningTest {
    private static final Aspect WAITING = new Aspect("waiting", Map.of(Language.ENGLISH, List.of("wait*")));
    private static final List<String> USUAL = usual();

    private static List<String> usual() {
        var sentences = new ArrayList<String>();
        for (var i = 0; i < 40; i++) sentences.add("The bread of the shop was number " + i);
        sentences.add("The queue was long.");
        sentences.add("The queue went around the corner.");
        sentences.add("I stood in a queue.");
        return sentences;
    }

    @Test
    void aWordThatStandsInSentencesPutToAnAspectNamesItFromNowOn() {
        var learned = learn(
                about("The queue was long."), about("The queue went around the corner."), about("I stood in a queue."));
        assertThat(learned).containsExactly(Map.entry("waiting", List.of("queue")));
        var taught = new Aspect("waiting", Map.of(Language.ENGLISH, List.of("wait*", "queue")));
        assertThat(Aspects.of(List.of(taught)).in(Language.ENGLISH, "Again a queue!"))
                .hasSize(1);
    }

    @Test
    void twoSentencesAreTooFewAndWordsThatStandEverywhereSayNothing() {
        assertThat(learn(about("The queue was long."), about("I stood in a queue.")))
                .isEmpty();
        assertThat(learn(about("The bread was"), about("The bread of"), about("The shop the bread")))
                .isEmpty();
    }

    @Test
    void aWordThatMisleadsIsGivenUpAndTheOthersStay() {
        var learned = learn(
                not("The waiter was kind."),
                not("Our waiter smiled."),
                not("A waiter like no other."),
                about("We waited an hour."));
        assertThat(learned).containsExactly(Map.entry("waiting", List.of("-waiter")));
        var taught = Aspects.of(List.of(new Aspect("waiting", Map.of(Language.ENGLISH, List.of("wait*", "-waiter")))));
        assertThat(taught.in(Language.ENGLISH, "The waiter was kind.")).isEmpty();
        assertThat(taught.in(Language.ENGLISH, "The waiter let us wait.")).hasSize(1);
    }

    @Test
    void whatPeopleDoNotAgreeOnIsNotLearned() {
        var decided = new Decided[] {
            about("The queue was long."), about("A queue."), about("Queue!"), not("The queue moved."), not("No queue.")
        };
        assertThat(learn(decided)).isEmpty();
    }

    @Test
    void namesAreNotLearned() {
        var masking = Masking.of(List.of("Klara Winter"));
        var learned = AspectLearning.words(
                Language.ENGLISH,
                List.of(WAITING),
                List.of(about("Klara Winter was slow"), about("slow Klara Winter"), about("Klara Winter so slow")),
                USUAL,
                masking);
        assertThat(learned.get("waiting")).containsExactly("slow");
    }

    private static Map<String, List<String>> learn(Decided... decided) {
        return AspectLearning.words(Language.ENGLISH, List.of(WAITING), List.of(decided), USUAL, Masking.plain());
    }

    private static Decided about(String sentence) {
        return new Decided(sentence, "waiting", true);
    }

    private static Decided not(String sentence) {
        return new Decided(sentence, "waiting", false);
    }
}
