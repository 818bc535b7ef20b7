package dev.perennial.analytics.text;

/// The text was not scored, rather than scored with the words of another language.
///
/// @param language ISO code of the language it seems to be in, or empty when that is not known
public record NotAnalysed(Why why, String language) implements Reading {
    /// Why not.
    public enum Why {
        /// No words and no signs of feeling.
        EMPTY,
        /// In a language that is recognised but not read.
        OTHER_LANGUAGE,
        /// Too short or too mixed to tell the language.
        LANGUAGE_UNCLEAR
    }
}
