package dev.perennial.orders.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's COPY.
final class CopyText {
    private final StringBuilder text = new StringBuilder();

    void line(@Nullable Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) text.append('\t');
            var field = fields[i];
            if (field == null) text.append("\\N");
            else escape(field.toString());
        }
        text.append('\n');
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    InputStream stream() {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void escape(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
