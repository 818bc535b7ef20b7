package dev.perennial.customers;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/// Lines in the text format of PostgreSQL's COPY.
final class CopyLines {
    private final StringBuilder text = new StringBuilder();

    void line(@Nullable Object... fields) {
        for (var i = 0; i < fields.length; i++) {
            if (i > 0) text.append('\t');
            var field = fields[i];
            if (field == null) text.append("\\N");
            else escape(field.toString());
        }
        text.append('\n');
    }

    int size() {
        return text.length();
    }

    void sendTo(CopyIn copy) throws SQLException {
        if (text.isEmpty()) return;
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void escape(String field) {
        for (var i = 0; i < field.length(); i++) {
            var letter = field.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }
}
