package dev.perennial.feedback.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.feedback.imports.reading.Rejection.Reason;

/// A row that did not come in, with the sentence that helps.
///
/// @param column what the column is called; empty when it is the row as a whole
public record RejectedRow(long line, String column, Reason reason, String value, String right) {
    public String sentence() {
        return t("feedback.imports.reject." + reason.name(), value, right);
    }

    /// How many rows were rejected for one reason.
    public record Kind(Reason reason, long rows) {
        public String sentence() {
            return t("feedback.imports.kind." + reason.name(), rows);
        }
    }
}
