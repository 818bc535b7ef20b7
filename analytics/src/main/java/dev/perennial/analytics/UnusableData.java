package dev.perennial.analytics;

/// The data cannot answer the question asked, and the message says what would: the field, the value found
/// and what would be right. Thrown before anything is computed, so no half result and no NaN travels on.
public final class UnusableData extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// What kind of data was refused, for callers that want to choose their own words.
    public enum Reason {
        /// No rows at all.
        EMPTY,
        /// Too few rows, groups or time for this question.
        TOO_LITTLE,
        /// Arrays that should describe the same rows differ in length.
        LENGTHS_DIFFER,
        /// NaN or infinite.
        NOT_FINITE,
        /// Below zero where only zero or more makes sense, or zero where only more makes sense.
        OUT_OF_RANGE,
        /// Two fields of one row contradict each other, such as a last purchase after today.
        CONTRADICTION,
        /// Not one customer ever came back, so there is no rhythm to learn.
        NO_REPEAT_PURCHASE,
        /// Every value is the same, so there is nothing to compare or explain.
        ALL_THE_SAME,
        /// A column follows from the others: their effects cannot be told apart.
        COLLINEAR,
        /// A column tells the answers apart without a single exception, so its effect has no upper bound.
        SEPARATED,
        /// More categories, columns or groups than the method can answer for.
        TOO_MANY,
        /// Bytes that are no model of this library, or one of a version that is not read.
        UNREADABLE
    }

    private final Reason reason;

    public UnusableData(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
