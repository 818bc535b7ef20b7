package dev.perennial.feedback.answers;

import static dev.perennial.ui.Words.t;

import dev.perennial.ui.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An answer in words.
final class AnswerWords {
    private AnswerWords() {}

    static String of(
            @Nullable Double number,
            @Nullable Double high,
            @Nullable Boolean truth,
            @Nullable LocalDate day,
            @Nullable String option) {
        if (number != null && high != null) return t("feedback.of", number(number), number(high));
        if (number != null) return number(number);
        if (truth != null) return t(truth ? "feedback.yes" : "feedback.no");
        if (day != null) return Words.fullDay(day);
        return option == null ? "" : option;
    }

    static String number(double value) {
        return Words.number(value, 2);
    }
}
