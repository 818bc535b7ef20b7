package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.text.Aspects.Mention;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class AspectsTest {
    private final Aspects cafe = Aspects.of(Aspect.usual(Aspect.Business.CAFE));

    @Test
    void eachSentenceSaysWhatItIsAboutAndHow() {
        var text = "The cake was delicious. We waited far too long!";
        assertThat(cafe.in(Language.ENGLISH, text))
                .extracting(
                        Mention::aspect, one -> text.substring(one.start(), one.end()), Mention::word, Mention::mood)
                .containsExactly(
                        Tuple.tuple("food", "The cake was delicious.", "cake", Mood.POSITIVE),
                        Tuple.tuple("waiting", "We waited far too long!", "waited", Mood.NEGATIVE));
    }

    @Test
    void aButDividesTheMoodOfASentence() {
        assertThat(cafe.in(Language.ENGLISH, "The cake was lovely, but the waiter was rude."))
                .extracting(Mention::aspect, Mention::mood)
                .containsExactly(Tuple.tuple("food", Mood.POSITIVE), Tuple.tuple("staff", Mood.NEGATIVE));
    }

    @Test
    void everyLanguageHasItsWords() {
        assertThat(cafe.in(Language.GERMAN, "Die Bedienung war unfreundlich"))
                .extracting(Mention::aspect, Mention::mood)
                .containsExactly(Tuple.tuple("staff", Mood.NEGATIVE));
        assertThat(cafe.in(Language.FRENCH, "Le gâteau était délicieux"))
                .extracting(Mention::aspect)
                .containsExactly("food");
        assertThat(cafe.in(Language.SPANISH, "Demasiado caro"))
                .extracting(Mention::aspect)
                .containsExactly("price");
    }

    @Test
    void theOwnersOwnAspectsAndPhrasesAreFound() {
        var own = Aspects.of(List.of(
                new Aspect("sourdough", Map.of(Language.ENGLISH, List.of("sour dough", "sourdough*", "rye bread*")))));
        assertThat(own.in(Language.ENGLISH, "Your rye breads are great, the Sour-Dough too"))
                .extracting(Mention::word)
                .containsExactly("rye breads");
        assertThat(own.in(Language.ENGLISH, "Sourdoughs!")).hasSize(1);
        assertThat(own.in(Language.ENGLISH, "The rye is fine")).isEmpty();
    }

    @Test
    void everyKindOfBusinessHasAspectsToBeginWith() {
        for (var business : Aspect.Business.values())
            assertThat(Aspect.usual(business))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(aspect -> assertThat(aspect.words()).hasSize(4));
    }

    @Test
    void anAspectNeedsAName() {
        assertThatThrownBy(() -> new Aspect(" ", Map.of())).isInstanceOf(UnusableData.class);
    }

    @Test
    void anyTextHasItsSentencesLookedAt() {
        for (var text : new String[] {"", "...", "\ud83d", "السلام", "cake. ".repeat(10_000)})
            assertThat(cafe.in(Language.ENGLISH, text)).isNotNull();
    }
}
