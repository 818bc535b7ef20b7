package dev.perennial.feedback.comments;

/// How many comments feel how; those without a mood are counted by themselves.
public record CommentCounts(long positive, long neutral, long negative, long notAnalysed, long unread) {
    public long read() {
        return positive + neutral + negative;
    }

    public long all() {
        return read() + notAnalysed + unread;
    }

    /// Of those with a mood.
    public double share(long some) {
        return read() == 0 ? 0 : (double) some / read();
    }
}
