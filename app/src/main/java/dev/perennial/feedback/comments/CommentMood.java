package dev.perennial.feedback.comments;

/// How a comment feels, worst first.
public enum CommentMood {
    NEGATIVE("mood-sad", "chip-harm", -0.8),
    NEUTRAL("mood-neutral", "", 0),
    POSITIVE("mood-smile", "", 0.8);

    private final String icon;
    private final String css;
    private final double score;

    CommentMood(String icon, String css, double score) {
        this.icon = icon;
        this.css = css;
        this.score = score;
    }

    public String icon() {
        return icon;
    }

    public String css() {
        return css;
    }

    /// What it is taken for when a model learns from it.
    double score() {
        return score;
    }
}
