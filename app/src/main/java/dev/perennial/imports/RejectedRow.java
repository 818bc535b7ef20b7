package dev.perennial.imports;

/// A row that did not come in, with the sentence that helps.
///
/// @param column what the column is called; empty when it is the row as a whole
public record RejectedRow(long line, String column, String sentence) {
    String mend() {
        return column.isEmpty() ? sentence : column + ": " + sentence;
    }
}
