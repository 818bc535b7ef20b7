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
    public record Label(String aspect, String sentence, CommentMood mood) {}

    /// What staff say, else what was read.
    public @Nullable CommentMood standing() {
        return corrected == null ? mood : corrected;
    }
}
