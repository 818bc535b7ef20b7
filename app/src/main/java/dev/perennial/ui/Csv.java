package dev.perennial.ui;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// The one writer of files for spreadsheets. What a spreadsheet would take for a formula is kept text by an
/// apostrophe in front; numbers, amounts and days stay what they are.
public final class Csv implements AutoCloseable {
    private static final String BEFORE = "[\\s\\p{Z}\\p{Cc}\\p{Cf}\"'`´“”„‘’‚«»]*";
    private static final String SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]";
    private static final String FORMULA = "(?:(?=" + BEFORE + SIGN + ")|(?<![\\s\\S])(?=[\\t\\r]))";
    /// A cell begins where the text does, and where another spreadsheet might split it.
    private static final String CELL = "((?<![\\s\\S])|[;\\t\\r\\n])";

    private static final Pattern UNGUARDED = Pattern.compile(CELL + FORMULA);
    private static final Pattern GUARDED = Pattern.compile(CELL + "'(?:(?=" + BEFORE + SIGN + ")|(?=[\\t\\r]))");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,' ]*");

    private final CsvWriter csv;
    private long rows;

    private Csv(Writer writer, char separator) throws IOException {
        writer.write('\uFEFF');
        this.csv = CsvWriter.builder().fieldSeparator(separator).build(writer);
    }

    /// Answers a request with a file to keep.
    ///
    /// @param name of the file, without its ending
    public static Csv answer(HttpServletResponse response, String name) throws IOException {
        return answer(response, name, ',');
    }

    public static Csv answer(HttpServletResponse response, String name, char separator) throws IOException {
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".csv").build().toString());
        return to(response.getOutputStream(), separator);
    }

    public static Csv to(OutputStream out, char separator) throws IOException {
        return new Csv(new OutputStreamWriter(out, StandardCharsets.UTF_8), separator);
    }

    /// The first row; not counted.
    public void header(List<String> columns) {
        csv.writeRecord(columns.stream().map(Csv::guarded).toList());
    }

    /// @param cells text is guarded; numbers, days and what else is no text are written as they are; null is empty
    public void row(@Nullable Object... cells) {
        rows++;
        csv.writeRecord(Arrays.stream(cells).map(Csv::cell).toList());
    }

    public long rows() {
        return rows;
    }

    /// Text that is a number as somebody wrote it, such as “-12,50”, to be written as it is; other text is guarded.
    public static Object asWritten(String text) {
        return NUMBER.matcher(text).matches() ? new Figure(text) : text;
    }

    private record Figure(String written) {
        @Override
        public String toString() {
            return written;
        }
    }

    static String guarded(String text) {
        return UNGUARDED.matcher(text).replaceAll("$1'");
    }

    /// What was meant before it was guarded, by us or by a spreadsheet.
    public static String unguarded(String cell) {
        return GUARDED.matcher(cell).replaceAll("$1");
    }

    private static String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> guarded(text);
            case Object other -> other.toString();
        };
    }

    /// Also sends what was written so far on its way.
    @Override
    public void close() throws IOException {
        csv.close();
    }
}
