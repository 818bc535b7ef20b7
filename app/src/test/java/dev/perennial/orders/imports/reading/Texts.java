package dev.perennial.orders.imports.reading;

import dev.perennial.tables.Dialect;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import dev.perennial.tables.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// Files of a test, written in place.
final class Texts {
    static final Currency EUR = Currency.getInstance("EUR");

    private Texts() {}

    static Source file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    static Source file(String text, Charset charset) {
        return file(text.getBytes(charset));
    }

    static Source file(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    static List<Row> rows(Source source, Dialect dialect) throws Exception {
        var found = new ArrayList<Row>();
        try (var rows = Rows.open(source, dialect)) {
            for (Row row; (row = rows.next()) != null; ) found.add(row);
        }
        return found;
    }
}
