package dev.perennial.feedback.imports.reading;

/// Why a row cannot come in, as facts a sentence is made of.
///
/// @param column where it stands, counted from 1; 0 when it is the row as a whole
/// @param value what stands there
/// @param right what would be right, where that is not always the same: `1 – 5`
public record Rejection(long line, int column, Reason reason, String value, String right) {

    public enum Reason {
        DATE_MISSING,
        DATE_UNREADABLE,
        DATE_TOO_EARLY,
        DATE_IN_FUTURE,
        TIME_UNREADABLE,
        NOT_A_NUMBER,
        OUTSIDE_SCALE,
        NOT_YES_OR_NO,
        QUESTION_MISSING,
        SUBMISSION_MISSING,
        NOTHING_ANSWERED,
        TEXT_TOO_LONG,
        TOO_MANY_FIELDS
    }
}
