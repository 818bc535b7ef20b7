package dev.perennial.insights.drivers;

import org.jspecify.annotations.Nullable;

/// A question that is answered on a scale with two ends.
///
/// @param lowIsGood whether the low end is the good one
public record RatedQuestion(
        String key,
        @Nullable String wording,
        double low,
        double high,
        boolean lowIsGood,
        boolean overall,
        long answers) {
    public String words() {
        return wording == null ? key : wording;
    }

    /// From 0, the worst answer, to 1, the best.
    double share(double number) {
        var share = (number - low) / (high - low);
        return lowIsGood ? 1 - share : share;
    }

    /// Back on the scale it was asked on.
    double number(double share) {
        return low + (high - low) * (lowIsGood ? 1 - share : share);
    }
}
