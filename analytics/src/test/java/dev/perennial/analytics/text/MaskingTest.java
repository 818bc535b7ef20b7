package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private final Masking masking = Masking.of(List.of("Anna Sørensen-Brandt", "Bo Xylander"));

    @Test
    void knownNamesGoInAnyWriting() {
        assertThat(masking.mask("anna was kind, and BO too. Ask Mrs Brandt!"))
                .isEqualTo("⟨name⟩ was kind, and ⟨name⟩ too. Ask Mrs ⟨name⟩!");
    }

    @Test
    void namesAfterAGreetingGo() {
        assertThat(Masking.plain().mask("Dear Quillon, thanks")).isEqualTo("Dear ⟨name⟩, thanks");
        assertThat(Masking.plain().mask("Frau Wuchtbrumm war nett")).isEqualTo("Frau ⟨name⟩ war nett");
        assertThat(Masking.plain().mask("Je m'appelle Zébulon")).doesNotContain("Zébulon");
    }

    @Test
    void addressesLinksAndNumbersGo() {
        assertThat(masking.mask("write to a.b@shop.example or www.shop.example/x"))
                .isEqualTo("write to ⟨mail⟩ or ⟨link⟩");
        assertThat(masking.mask("https://shop.example/order?id=7 is down")).isEqualTo("⟨link⟩ is down");
        assertThat(masking.mask("call +49 (0)170 555-0123 now"))
                .doesNotContain("170")
                .doesNotContain("0123");
        assertThat(masking.mask("IBAN DE89370400440532013000")).isEqualTo("IBAN ⟨number⟩");
        assertThat(masking.mask("IBAN DE89 3704 0044 0532 0130 00 please"))
                .doesNotContain("3704")
                .doesNotContain("0130");
        assertThat(masking.mask("order #77 and AB-20391")).isEqualTo("order ⟨number⟩ and ⟨number⟩");
    }

    @Test
    void ordinaryWordsAndSmallNumbersStay() {
        var text = "We waited 20 minutes, paid 3.50 and gave 5 of 5.";
        assertThat(masking.mask(text)).isEqualTo(text);
    }

    @Test
    void noMarkerThatWasPlantedReachesAModel() {
        var marked = new ArrayList<RatedText>();
        var plain = new ArrayList<RatedText>();
        var wants = new ArrayList<Intents.Example>();
        var wantsPlain = new ArrayList<Intents.Example>();
        for (var i = 0; i < 60; i++) {
            var score = i % 2 == 0 ? 1.0 : -1.0;
            var words = i % 2 == 0 ? "was friendly and quick" : "was slow and rude";
            marked.add(new RatedText("Xylander " + words + ", write to bo" + i + "@secret.example 0170555" + i, score));
            plain.add(new RatedText("Anna " + words + ", write to x@y.example 0999888", score));
            wants.add(new Intents.Example("bo " + words + " DE89370400440532013000", words));
            wantsPlain.add(new Intents.Example("anna " + words + " GB00000000000000000000", words));
        }
        assertThat(LearnedSentiment.learn(Language.ENGLISH, marked, masking).bytes())
                .isEqualTo(
                        LearnedSentiment.learn(Language.ENGLISH, plain, masking).bytes());
        assertThat(Intents.learn(Language.ENGLISH, wants, 0.5, masking).bytes())
                .isEqualTo(Intents.learn(Language.ENGLISH, wantsPlain, 0.5, masking)
                        .bytes());
    }

    @Test
    void anyTextIsMasked() {
        for (var text : new String[] {"", "@", "@@@", "#", "\ud83d", "1".repeat(100_000), "a@b ".repeat(50_000)})
            assertThat(masking.mask(text)).isNotNull();
    }
}
