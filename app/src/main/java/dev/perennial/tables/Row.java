package dev.perennial.tables;

import java.util.List;

/// One row of the file as it stands there.
///
/// @param line the line of the file it starts in, counted from 1
public record Row(long line, List<String> fields) {
    /// The field without surrounding spaces; empty when the row is shorter.
    public String field(int column) {
        return column < fields.size() ? fields.get(column).strip() : "";
    }
}
