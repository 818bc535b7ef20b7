package dev.perennial.conversations;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells a message that only says thanks from one that wants something.
final class Thanks {
    private static final int MOST_WORDS = 12;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /// At least one of these has to be there …
    private static final Set<String> SAYS_THANKS = Set.of(
            "thanks",
            "thank",
            "thx",
            "cheers",
            "ta",
            "danke",
            "dank",
            "dankeschön",
            "merci",
            "gracias",
            "grazie",
            "obrigado",
            "obrigada",
            "bedankt",
            "tak",
            "tack",
            "takk",
            "kiitos",
            "dziękuję");

    /// … and nothing beside but these.
    private static final Set<String> SAYS_NO_MORE = Set.of(
            "you",
            "so",
            "very",
            "much",
            "a",
            "lot",
            "many",
            "again",
            "ok",
            "okay",
            "great",
            "perfect",
            "super",
            "good",
            "got",
            "it",
            "all",
            "the",
            "best",
            "for",
            "your",
            "help",
            "quick",
            "reply",
            "answer",
            "kind",
            "regards",
            "and",
            "have",
            "nice",
            "day",
            "weekend",
            "evening",
            "wonderful",
            "lovely",
            "that",
            "is",
            "hi",
            "hello",
            "dear",
            "me",
            "vielen",
            "herzlichen",
            "lieben",
            "schön",
            "sehr",
            "nochmals",
            "für",
            "die",
            "ihre",
            "eure",
            "deine",
            "hilfe",
            "schnelle",
            "antwort",
            "rückmeldung",
            "und",
            "einen",
            "schönen",
            "tag",
            "abend",
            "wochenende",
            "liebe",
            "grüße",
            "freundliche",
            "freundlichen",
            "grüßen",
            "mit",
            "viele",
            "beste",
            "mfg",
            "lg",
            "vg",
            "hallo",
            "toll",
            "prima",
            "beaucoup",
            "bien",
            "pour",
            "votre",
            "aide",
            "réponse",
            "rapide",
            "bonne",
            "journée",
            "parfait",
            "cordialement",
            "muchas",
            "mil",
            "por",
            "su",
            "tu",
            "ayuda",
            "respuesta",
            "rápida",
            "saludos",
            "perfecto",
            "un",
            "saludo");

    private Thanks() {}

    /// A picture or a paper that comes along wants to be looked at.
    static boolean only(String text, List<Entry.Attached> along) {
        return along.stream().allMatch(it -> it.contentId() != null) && only(text);
    }

    static boolean only(String text) {
        if (text.contains("?")) return false;
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(it -> it.group())
                .toList();
        return words.size() <= MOST_WORDS
                && words.stream().anyMatch(SAYS_THANKS::contains)
                && words.stream().allMatch(word -> SAYS_THANKS.contains(word) || SAYS_NO_MORE.contains(word));
    }
}
