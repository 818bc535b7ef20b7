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

    /// As much of a text as can be shown; what is cut off leaves an ellipsis, and no letter is cut in two.
    public static String shortened(String text, int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
