package dev.perennial.feedback.imports.reading;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A row of the file, understood.
///
/// @param submission the number the file gives it, or what tells this row from all others
/// @param numbered whether the file gives it
public record AnswerRow(
        long line,
        String submission,
        boolean numbered,
        Instant at,
        Person person,
        @Nullable String product,
        @Nullable String place,
        @Nullable String channel,
        @Nullable String language,
        List<Value> values) {

    public record Person(
            @Nullable String number,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {
        /// By what somebody is told from others; a name alone tells nobody.
        public @Nullable String key() {
            if (number != null) return "number:" + number;
            if (email != null) return "email:" + email.toLowerCase(Locale.ROOT);
            return phone == null ? null : "phone:" + phone.replaceAll("[^0-9+]", "");
        }
    }

    /// @param asked which of the layout's questions it answers
    public record Value(
            int asked,
            @Nullable Double number,
            @Nullable String option,
            @Nullable Boolean truth,
            @Nullable String text) {}
}
