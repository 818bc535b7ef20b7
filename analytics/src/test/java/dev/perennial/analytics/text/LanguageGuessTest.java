package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageGuessTest {
    @Test
    void sentencesOfFourLanguagesAreToldApart() {
        int right = 0, wrong = 0, unclear = 0;
        for (var line : WordFile.lines("sentences.tsv")) {
            var cells = line.split("\t");
            var guess = LanguageGuess.of(cells[2]);
            if (guess instanceof LanguageGuess.Unclear) unclear++;
            else if (guess instanceof LanguageGuess.Known known
                    && known.language().code().equals(cells[0])) right++;
            else wrong++;
        }
        System.out.printf(
                "language of %d short sentences: %d right, %d wrong, %d unclear%n",
                right + wrong + unclear, right, wrong, unclear);
        assertThat(wrong).isLessThanOrEqualTo(3);
        assertThat(right).isGreaterThanOrEqualTo(115);
    }

    @Test
    void otherLanguagesAreNamed() {
        Map.of(
                        "it", "Il servizio era lento ma il gelato buonissimo, torneremo con gli amici",
                        "nl", "De bediening was traag maar het ijs was heerlijk, we komen terug",
                        "pt", "O atendimento foi lento mas o gelado estava muito bom, vamos voltar",
                        "pl", "Obsługa była wolna, ale lody były pyszne i na pewno wrócimy",
                        "sv", "Servicen var långsam men glassen var mycket god och vi kommer tillbaka",
                        "tr", "Servis yavaştı ama dondurma çok güzeldi, yine geleceğiz",
                        "greek", "Το προσωπικό ήταν πολύ ευγενικό")
                .forEach((code, text) -> {
                    var expected = code.equals("greek") ? "el" : code;
                    assertThat(LanguageGuess.of(text)).isEqualTo(new LanguageGuess.Other(expected));
                });
    }

    @Test
    void withoutWordsItIsUnclear() {
        for (var text : new String[] {"", "12345", "😀", "???"})
            assertThat(LanguageGuess.of(text)).as(text).isInstanceOf(LanguageGuess.Unclear.class);
    }

    @Test
    void aMegabyteIsGuessedByItsBeginning() {
        var text = "Das Brot ist gut und die Verkäuferin nett. " + "x".repeat(1 << 20);
        assertThat(LanguageGuess.of(text)).isNotNull();
    }
}
