package dev.perennial.insights.worth;

import static dev.perennial.ui.Words.language;
import static dev.perennial.ui.Words.t;

import dev.perennial.insights.model.Standing;
import org.jspecify.annotations.Nullable;

/// Why a customer stands as they do, from two facts: how often they buy, and how long they have been silent.
public record Reason(String key, long gapDays, long silentDays) {
    public static Reason of(Standing standing, @Nullable Double typicalGap, long silentDays) {
        if (typicalGap == null) return new Reason("insights.reason.once", 0, silentDays);
        var gap = Math.max(1, Math.round(typicalGap));
        return switch (standing) {
            case SLIPPING, LOST -> new Reason("insights.reason.silent", gap, silentDays);
            case ONCE, REGULAR, UNKNOWN -> new Reason("insights.reason.regular", gap, silentDays);
        };
    }

    /// “buys every 9 days, silent for 41”
    public String words() {
        return t(key, gapDays, silentDays);
    }

    /// The same to begin a sentence with.
    public String sentence() {
        var words = words();
        return words.substring(0, 1).toUpperCase(language()) + words.substring(1);
    }
}
