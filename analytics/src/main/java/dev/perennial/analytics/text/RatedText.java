package dev.perennial.analytics.text;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// A text with what its writer gave: −1 the worst answer of the scale, 1 the best.
public record RatedText(String text, double score) {
    public RatedText {
        if (!(score >= -1 && score <= 1))
            throw new UnusableData(
                    Double.isFinite(score) ? Reason.OUT_OF_RANGE : Reason.NOT_FINITE,
                    "score " + score + ": between -1 (the worst answer) and 1 (the best) is needed");
    }

    /// From stars of 1 to `best`.
    public static RatedText stars(String text, double stars, int best) {
        return new RatedText(text, 2 * (stars - 1) / (best - 1) - 1);
    }
}
