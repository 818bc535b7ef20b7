package dev.perennial.feedback.comments;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wrote, and what was read in it.
///
/// @param about the product or place, or null
/// @param isRead false while it waits, or its writer objects to being judged by scores
/// @param mood null when it was not analysed; `whyNot` says why
/// @param corrected what staff say it is, or null
public record Comment(
        UUID id,
        Instant at,
        @Nullable CustomerId customer,
        @Nullable String called,
        String text,
        @Nullable String about,
        boolean isRead,
        @Nullable String language,
        @Nullable CommentMood mood,
        @Nullable String whyNot,
        @Nullable CommentMood corrected,
        List<Label> labels) {

    /// An aspect and the sentence that gave it.
    ///
    /// @param starts where the sentence begins in the text
    public record Label(String aspect, int starts, String sentence, CommentMood mood) {}

    /// A sentence and where it begins.
    public record Said(int starts, String words) {
        private static final int SHOWN = 60;

        /// Short enough to choose by.
        public String shown() {
            return words.codePointCount(0, words.length()) <= SHOWN
                    ? words
                    : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "…";
        }
    }

    /// What can be said to be about something; empty where the language is not read.
    public List<Said> sentences() {
        return AspectCorrections.sentences(language, text).stream()
                .map(it -> new Said(it.start(), text.substring(it.start(), it.end())))
                .toList();
    }

    /// What staff say, else what was read.
    public @Nullable CommentMood standing() {
        return corrected == null ? mood : corrected;
    }
}
