package dev.perennial.insights.recommendations;

import static dev.perennial.ui.Words.t;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A product for a customer and the facts behind it: their own rhythm when they bought it before, else what they
/// buy that goes with it.
public record Like(
        UUID product,
        String name,
        int times,
        @Nullable Double everyDays,
        @Nullable LocalDate lastOn,
        @Nullable String because,
        int both,
        int buyers) {

    /// “every 9 days, last 12 days ago” or “because they buy rye bread: 40 of 41 who do took this too”
    public String reason(LocalDate today) {
        if (because != null) return t("insights.likes.because", because, both, buyers);
        var ago = lastOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(lastOn, today));
        return everyDays == null
                ? t("insights.likes.once", ago)
                : t("insights.likes.rhythm", Math.max(1, Math.round(everyDays)), ago, times);
    }
}
