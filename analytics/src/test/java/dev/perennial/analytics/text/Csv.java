package dev.perennial.analytics.text;

import java.util.ArrayList;
import java.util.List;

/// Rows of a table in which quoted cells may hold line breaks.
final class Csv {
    private Csv() {}

    static List<List<String>> read(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == ',') continue;
                rows.add(row);
                row = new ArrayList<>();
            } else cell.append(c);
        }
        return rows;
    }
}
