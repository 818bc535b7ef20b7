package dev.perennial.analytics.text;

/// How a text feels. Neutral is a band around zero, not a point: [Sentiment#NEUTRAL_BAND].
public enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /// The mood of a score between −1 and 1.
    public static Mood of(double score) {
        if (score >= Sentiment.NEUTRAL_BAND) return POSITIVE;
        return score <= -Sentiment.NEUTRAL_BAND ? NEGATIVE : NEUTRAL;
    }
}
