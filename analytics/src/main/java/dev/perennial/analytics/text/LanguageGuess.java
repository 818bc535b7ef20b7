package dev.perennial.analytics.text;

import java.util.Optional;

/// Which language a text is in.
///
/// Letters settle other scripts; for Latin letters a naive Bayes model over groups of three letters and whole
/// everyday words (Cavnar, Trenkle 1994, with likelihoods instead of ranks), made when first used from the short
/// texts in `languages.txt`. At most 400 letters are looked at.
public sealed interface LanguageGuess {
    /// One of the languages that are read; `certainty` above 0.5 up to 1.
    record Known(Language language, double certainty) implements LanguageGuess {}

    /// Another language: its ISO code, or the name of its script in small letters.
    record Other(String code) implements LanguageGuess {}

    /// Too few words, or torn between two; the best guess among the languages that are read, if there is any.
    record Unclear(Optional<Language> perhaps) implements LanguageGuess {}

    /// Guesses. Never fails; without letters it is unclear.
    static LanguageGuess of(CharSequence text) {
        return LanguageModel.MODEL.guess(text);
    }
}
