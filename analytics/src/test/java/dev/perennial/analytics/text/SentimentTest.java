package dev.perennial.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences of our own, written down before the rules were tuned, and what each rule of the grammar does.
class SentimentTest {
    @Test
    void sentencesOfCustomersAreReadAsTheyWereMeant() {
        var right = new HashMap<String, Integer>();
        var all = new HashMap<String, Integer>();
        for (var line : WordFile.lines("sentences.tsv")) {
            var cells = line.split("\t");
            all.merge(cells[0], 1, Integer::sum);
            var read = Sentiment.in(Language.of(cells[0]).orElseThrow(), cells[2]);
            if (read.mood() == mood(cells[1])) right.merge(cells[0], 1, Integer::sum);
            else System.out.printf("meant %s: %s (%.2f)%n", mood(cells[1]), cells[2], read.score());
        }
        System.out.println("own sentences read right: " + right + " of " + all);
        all.forEach((language, count) ->
                assertThat(right.get(language)).as(language).isGreaterThanOrEqualTo((int) (0.93 * count)));
    }

    private static Mood mood(String sign) {
        return switch (sign) {
            case "+" -> Mood.POSITIVE;
            case "-" -> Mood.NEGATIVE;
            default -> Mood.NEUTRAL;
        };
    }

    private static double english(String text) {
        return Sentiment.score(Language.ENGLISH, text);
    }

    @Test
    void denialTurnsPraiseAndSoftensBlame() {
        assertThat(english("The service was not good")).isNegative();
        assertThat(english("not bad")).isPositive().isLessThan(english("good"));
        assertThat(english("Not cheap, but good")).isPositive();
    }

    /// "Nobody" denies what somebody should have done; it does not turn what they should have done it about.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Nobody cared about my complaint.",
                "en | No one answered my complaint.",
                "en | They never replied to my complaint about the broken lamp.",
                "en | Nobody fixed the problem.",
                "en | Not a single person apologised for the damage.",
                "en | Nobody took the dirty plates away.",
                "en | There was no answer to my complaint.",
                "en | Nobody has called me back.",
                "de | Niemand hat sich um meine Beschwerde gekümmert.",
                "de | Keiner hat die Reklamation beantwortet.",
                "de | Niemand nahm die Beschwerde ernst.",
                "de | Auf meine Beschwerde kam keine Antwort.",
                "de | Das Problem wurde nicht behoben.",
                "fr | Personne ne s'est soucié de ma plainte.",
                "fr | Personne n'a réglé le problème.",
                "fr | Pas de réponse à ma réclamation.",
                "fr | La personne à la caisse était désagréable.",
                "es | Nadie se preocupó por mi queja.",
                "es | Nadie solucionó el problema.",
                "es | No hubo respuesta a mi reclamación."
            })
    void whatNobodyDidIsBlame(String language, String text) {
        assertThat(Sentiment.score(Language.of(language).orElseThrow(), text)).isLessThan(-Sentiment.NEUTRAL_BAND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Nobody was rude.",
                "en | Nobody has ever been unfriendly to us.",
                "en | No one complained.",
                "en | Nobody makes better coffee.",
                "en | No problems, they answered quickly.",
                "de | Niemand war unfreundlich.",
                "de | Niemand hat sich beschwert.",
                "fr | Personne n'a été désagréable.",
                "es | Nadie fue desagradable."
            })
    void whatNobodyWasIsNotBlame(String language, String text) {
        assertThat(Sentiment.score(Language.of(language).orElseThrow(), text)).isGreaterThan(0);
    }

    @Test
    void denialEndsWithItsClause() {
        assertThat(english("Not this time, the food was wonderful"))
                .isEqualTo(english("At this time, the food was wonderful"));
    }

    @Test
    void aDenialAtTheEndReachesBackInGermanAndFrench() {
        assertThat(Sentiment.score(Language.GERMAN, "Die Farbe gefällt mir nicht"))
                .isNegative();
        assertThat(Sentiment.score(Language.FRENCH, "Je n'aime pas")).isNegative();
    }

    @Test
    void whatFollowsButCountsMore() {
        assertThat(english("The room was dirty but the staff was lovely")).isPositive();
        assertThat(english("The staff was lovely but the room was dirty")).isNegative();
    }

    @Test
    void veryCapitalsAndExclamationsRaiseABitLowers() {
        var good = english("It was good today");
        assertThat(english("It was very good today")).isGreaterThan(good);
        assertThat(english("It was GOOD today")).isGreaterThan(good);
        assertThat(english("It was good today!!")).isGreaterThan(good);
        assertThat(english("It was somewhat good today")).isBetween(0.0, good);
    }

    @Test
    void wishesAndQuestionsSayLess() {
        assertThat(english("Is the coffee good?")).isPositive().isLessThan(english("The coffee is good."));
        assertThat(english("If the coffee were good")).isLessThan(english("Today the coffee was good"));
        assertThat(english("I wish you had told me")).isNegative();
    }

    @Test
    void tooBeforeAMeasureBlames() {
        assertThat(english("The shoes are too small")).isNegative();
        assertThat(english("The shoes are small")).isGreaterThan(english("The shoes are too small"));
        assertThat(Sentiment.score(Language.GERMAN, "Die Musik war zu laut")).isNegative();
    }

    @Test
    void stretchedWordsAreUnderstood() {
        assertThat(english("I looooove it")).isGreaterThan(english("I love it"));
    }

    @Test
    void theReasonsAreTheWordsThatDecided() {
        var text = "Lovely cake, but the waiter was rude.";
        var read = Sentiment.in(Language.ENGLISH, text);
        assertThat(read.reasons())
                .extracting(reason -> text.substring(reason.start(), reason.end()))
                .containsExactly("Lovely", "rude");
        assertThat(read.reasons()).extracting(reason -> reason.worth() > 0).containsExactly(true, false);
        assertThat(read.mixed()).isFalse();
        assertThat(Sentiment.in(Language.ENGLISH, "Lovely cake. Rude waiter.").mixed())
                .isTrue();
    }

    @Test
    void theLanguageIsGuessedFirstAndOthersAreNotScored() {
        assertThat(Sentiment.of("Het personeel was niet vriendelijk en het eten was slecht"))
                .isEqualTo(new NotAnalysed(NotAnalysed.Why.OTHER_LANGUAGE, "nl"));
        assertThat(Sentiment.of("Обслуживание было ужасным"))
                .isEqualTo(new NotAnalysed(NotAnalysed.Why.OTHER_LANGUAGE, "cyrillic"));
        assertThat(Sentiment.of("Das Personal war sehr nett")).isInstanceOfSatisfying(Sentiment.class, read -> {
            assertThat(read.language()).contains(Language.GERMAN);
            assertThat(read.mood()).isEqualTo(Mood.POSITIVE);
        });
    }

    @Test
    void oneWordIsReadInTheUsualLanguageOfTheShop() {
        assertThat(Sentiment.of("Mega!", Language.GERMAN))
                .isInstanceOfSatisfying(
                        Sentiment.class, read -> assertThat(read.mood()).isEqualTo(Mood.POSITIVE));
        assertThat(Sentiment.of("Kronk zibbel")).isEqualTo(new NotAnalysed(NotAnalysed.Why.LANGUAGE_UNCLEAR, ""));
    }

    @Test
    void signsAloneAreReadWithoutALanguage() {
        assertThat(Sentiment.of("😍😍")).isInstanceOfSatisfying(Sentiment.class, read -> {
            assertThat(read.mood()).isEqualTo(Mood.POSITIVE);
            assertThat(read.language()).isEmpty();
        });
    }

    @Test
    void nothingToReadIsSaid() {
        for (var text : new String[] {"", "   ", "\n\n", "...", "\u200b", "----"})
            assertThat(Sentiment.of(text)).as(text).isEqualTo(new NotAnalysed(NotAnalysed.Why.EMPTY, ""));
    }

    @Test
    void anyTextIsReadWithoutFailing() {
        var texts = new String[] {
            "\ud83d",
            "\udc00\ud800 ok",
            "السلام عليكم خدمة ممتازة",
            "g\u0301\u0321o\u0327\u0302o\u0328d\u0334 zalgo",
            "<p>Good <b>food</b></p>",
            "good gut bon bueno",
            "''''",
            "a".repeat(5000),
            "😀".repeat(3000),
            "1/2 :) :( ;",
            "\u0000\u0001\uffff",
            "not ".repeat(1000) + "good",
            "but but but",
            ":",
            "(",
            "http://x.example/:/ good"
        };
        for (var text : texts) {
            assertThat(Sentiment.of(text)).isNotNull();
            for (var language : Language.values())
                assertThat(Sentiment.score(language, text)).as(text).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void aMegabyteTakesAsManyStepsAsItsParts() {
        var part = "The coffee was not good, but the cake is wonderful! ";
        var once = new Scan(part.toCharArray(), Lexicon.of(Language.ENGLISH));
        var many = new Scan(part.repeat(20_000).toCharArray(), Lexicon.of(Language.ENGLISH));
        assertThat(many.steps).isLessThanOrEqualTo(20_000L * once.steps + 100);
        var dots = new Scan("a,".repeat(500_000).toCharArray(), Lexicon.of(Language.ENGLISH));
        assertThat(dots.steps).isLessThanOrEqualTo(4_000_000);
        assertThat(Sentiment.score(Language.ENGLISH, part.repeat(20_000))).isBetween(-1.0, 1.0);
    }
}
