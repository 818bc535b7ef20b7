package dev.perennial.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after the other, the header row included; empty lines are left out.
public final class Rows implements Closeable {
    public static final int MOST_COLUMNS = 1000;
    private static final int LONGEST_FIELD = 1 << 20;

    private final Reader text;
    private final Iterator<Row> rows;
    private long lastLine;

    private Rows(Reader text, Separator separator, int linesSkipped) {
        this.text = text;
        this.lastLine = linesSkipped;
        this.rows = separator == Separator.SPACES ? spaced(linesSkipped) : separated(separator, linesSkipped);
    }

    public static Rows open(Source source, Dialect dialect) throws IOException {
        var text = text(source, dialect.encoding());
        try {
            return new Rows(text, dialect.separator(), skipSeparatorLine(text));
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /// The first characters of the file, up to the end of a line where possible.
    public static String head(Source source, Encoding encoding, int most) throws IOException {
        try (var text = text(source, encoding)) {
            var chars = new char[most];
            int length = 0;
            for (int count; length < most && (count = text.read(chars, length, most - length)) >= 0; ) length += count;
            var head = new String(chars, 0, length);
            return length == most && head.indexOf('\n') >= 0 ? head.substring(0, head.lastIndexOf('\n') + 1) : head;
        }
    }

    /// @return the next row, or null at the end
    /// @throws UnreadableFile when the file cannot be read on from here
    public @Nullable Row next() {
        try {
            if (!rows.hasNext()) return null;
            var row = rows.next();
            lastLine = row.line();
            return row;
        } catch (CsvParseException e) {
            throw new UnreadableFile(reason(e), lastLine + 1);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof java.util.zip.ZipException) {
                throw new UnreadableFile(UnreadableFile.Reason.DAMAGED_PACKING, lastLine + 1);
            }
            throw e;
        }
    }

    /// Goes on through the file and hands over each row that is looked for. Those come a page at a time, in the order
    /// of their lines.
    ///
    /// @param after the next of them behind a line, none at the end
    public <T> void meet(ToLongFunction<T> line, LongFunction<List<T>> after, BiConsumer<Row, T> found) {
        var waiting = new ArrayDeque<>(after.apply(0));
        for (Row row; !waiting.isEmpty() && (row = next()) != null; ) {
            if (row.line() != line.applyAsLong(waiting.element())) continue;
            found.accept(row, waiting.remove());
            if (waiting.isEmpty()) waiting.addAll(after.apply(row.line()));
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private Iterator<Row> separated(Separator separator, int linesSkipped) {
        return CsvReader.builder()
                .fieldSeparator(separator.sign())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * LONGEST_FIELD)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(4 * LONGEST_FIELD)
                                .build(),
                        text)
                .stream()
                .map((CsvRecord found) -> row(found.getStartingLineNumber() + linesSkipped, found.getFields()))
                .filter(row -> row.fields().stream().anyMatch(field -> !field.isBlank()))
                .iterator();
    }

    private Iterator<Row> spaced(int linesSkipped) {
        var number = new long[] {linesSkipped};
        return new BufferedReader(text)
                .lines()
                .map(line -> row(++number[0], Arrays.asList(line.strip().split(" +"))))
                .filter(row -> !row.fields().equals(List.of("")))
                .iterator();
    }

    /// A zero is no letter: no database takes it, and nobody sees it.
    private static Row row(long line, List<String> fields) {
        return new Row(
                line,
                fields.stream().noneMatch(field -> field.indexOf('\0') >= 0)
                        ? fields
                        : fields.stream().map(field -> field.replace("\0", "")).toList());
    }

    private static UnreadableFile.Reason reason(CsvParseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            if (message.contains("fields")) return UnreadableFile.Reason.TOO_MANY_COLUMNS;
            if (message.contains("quote")) return UnreadableFile.Reason.QUOTE_NEVER_CLOSED;
        }
        return UnreadableFile.Reason.FIELD_TOO_LONG;
    }

    private static PushbackReader text(Source source, Encoding encoding) throws IOException {
        var in = Packing.open(source);
        try {
            var text =
                    new PushbackReader(new BufferedReader(new InputStreamReader(in, encoding.charset()), 1 << 16), 8);
            int first = text.read();
            if (first >= 0 && first != '\uFEFF') text.unread(first);
            return text;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// Excel writes `sep=;` into the first line of some files, for itself.
    private static int skipSeparatorLine(Reader reader) throws IOException {
        var text = (PushbackReader) reader;
        var head = new char[7];
        int length = 0;
        while (length < head.length) {
            int c = text.read();
            if (c < 0) break;
            head[length++] = (char) c;
            if (c == '\n') break;
        }
        var line = new String(head, 0, length);
        if (line.regionMatches(true, 0, "sep=", 0, 4) && line.endsWith("\n")) return 1;
        text.unread(head, 0, length);
        return 0;
    }
}
