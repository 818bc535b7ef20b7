package dev.perennial.analytics.text;

import java.util.List;
import java.util.Optional;

/// The mood of one text, read with a hand-written lexicon and a small grammar.
///
/// Every word or phrase that means something has a worth from −4 to 4. Denial reaches four words on (and back, where a
/// language puts it last), what follows "but" counts more than what precedes it, "very" and capitals raise, "a bit"
/// lowers, "too" before a measure blames, wishes and conditions lower, questions lower. The sum s becomes
/// s / √(s² + 16): two good words make about 0.7. The idea of rules over a lexicon is old (Taboada and others, 2011;
/// Hutto, Gilbert 2014); lexicon, rules and figures are our own.
///
/// @param score from −1 to 1
/// @param confidence from 0 to 1: how much there was to go by, and how much of it agreed; not a probability
/// @param language whose words were used; empty when only signs such as emoji decided
/// @param reasons what decided, in the order of the text
public record Sentiment(double score, Mood mood, double confidence, Optional<Language> language, List<Reason> reasons)
        implements Reading {

    /// Scores nearer to zero than this are neutral.
    public static final double NEUTRAL_BAND = 0.05;

    /// A stretch of the text, characters `start` to `end` (exclusive), and what it added, from −8 to 8.
    public record Reason(int start, int end, double worth) {}

    /// Both sides were named, and neither by the way.
    public boolean mixed() {
        var up = 0.0;
        var down = 0.0;
        for (var reason : reasons) {
            up += Math.max(0, reason.worth);
            down -= Math.min(0, reason.worth);
        }
        return Math.min(up, down) >= 1 && Math.min(up, down) >= 0.4 * Math.max(up, down);
    }

    /// Guesses the language first.
    public static Reading of(CharSequence text) {
        return read(text, Optional.empty());
    }

    /// Guesses the language; where that is unclear ("super!") the usual language of the shop is taken.
    public static Reading of(CharSequence text, Language usual) {
        return read(text, Optional.of(usual));
    }

    /// Reads in a language that is known.
    public static Sentiment in(Language language, CharSequence text) {
        return new Grammar(Lexicon.of(language), text).sentiment(language);
    }

    /// Only the score, without reasons: for many texts.
    public static double score(Language language, CharSequence text) {
        return new Grammar(Lexicon.of(language), text).score();
    }

    private static Reading read(CharSequence text, Optional<Language> usual) {
        return switch (LanguageGuess.of(text)) {
            case LanguageGuess.Known known -> in(known.language(), text);
            case LanguageGuess.Other other -> new NotAnalysed(NotAnalysed.Why.OTHER_LANGUAGE, other.code());
            case LanguageGuess.Unclear unclear -> unclear(text, usual.or(unclear::perhaps), usual.isPresent());
        };
    }

    private static Reading unclear(CharSequence text, Optional<Language> perhaps, boolean told) {
        var read = in(perhaps.orElse(Language.ENGLISH), text);
        if (!hasLetters(text))
            return read.reasons.isEmpty()
                    ? new NotAnalysed(NotAnalysed.Why.EMPTY, "")
                    : new Sentiment(read.score, read.mood, read.confidence, Optional.empty(), read.reasons);
        if (told || perhaps.isPresent() && !read.reasons.isEmpty()) return read;
        return new NotAnalysed(NotAnalysed.Why.LANGUAGE_UNCLEAR, "");
    }

    private static boolean hasLetters(CharSequence text) {
        for (var i = 0; i < text.length(); i++) if (Character.isLetterOrDigit(text.charAt(i))) return true;
        return false;
    }
}
