package dev.perennial.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The first rows of a file, and what its columns look like in them.
public record Sample(List<Row> rows) {
    private static final int ROWS = 5000;
    private static final int LOOKED_AT = 500;
    private static final int EXAMPLES = 4;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern ID = Pattern.compile("0\\d+|\\d{4,}|[A-Za-z#\\-]{1,4}\\d{2,}|[0-9a-f\\-]{16,}");

    private static final int LONGEST_PERSON = 100;
    private static final Pattern PERSON = Pattern.compile("\\p{L}[\\p{L}\\p{M}.'’\\-]*,?(\\s+[\\p{L}\\p{M}&.'’\\-]+)+");

    /// What the values of a column look like.
    public enum Kind {
        DATE,
        EMAIL,
        ID,
        /// A small whole number.
        SMALL,
        AMOUNT,
        TEXT
    }

    /// @throws UnreadableFile when it is no table at all
    public static Sample of(Source source, Dialect dialect) throws IOException {
        var sample = new ArrayList<Row>();
        try (var rows = Rows.open(source, dialect)) {
            for (Row row; sample.size() < ROWS && (row = rows.next()) != null; ) sample.add(row);
        }
        return new Sample(sample);
    }

    /// A header names things: none of its fields is a figure or a date, and its words are known or the rows below
    /// hold figures.
    public boolean startsWithHeader(Predicate<String> isKnown) {
        if (rows.isEmpty()) return false;
        var first = rows.getFirst();
        boolean known = false;
        for (int i = 0; i < first.fields().size(); i++) {
            var text = first.field(i);
            if (isDate(text) || isNumber(text) || EMAIL.matcher(text).matches()) return false;
            if (isKnown.test(text)) known = true;
        }
        if (known || rows.size() == 1) return known;
        return rows.stream().skip(1).limit(20).anyMatch(row -> {
            for (int i = 0; i < row.fields().size(); i++) {
                if (isDate(row.field(i)) || isNumber(row.field(i))) return true;
            }
            return false;
        });
    }

    /// Whether most values read like the names of people, “Mia Stone”, and not like what they are numbered by.
    public boolean namesPeople(int column) {
        var values = values(column).limit(LOOKED_AT).toList();
        return values.stream()
                        .filter(it -> it.length() <= LONGEST_PERSON
                                && PERSON.matcher(it).matches())
                        .count()
                > values.size() / 2;
    }

    /// What the columns are called; empty without a header.
    public List<String> header(Dialect dialect) {
        return dialect.header() && !rows.isEmpty() ? rows.getFirst().fields() : List.of();
    }

    /// The rows below the header.
    ///
    /// @throws UnreadableFile when there is none
    public Sample body(Dialect dialect) {
        if (rows.isEmpty()) throw new UnreadableFile(UnreadableFile.Reason.EMPTY);
        if (dialect.header() && rows.size() == 1) throw new UnreadableFile(UnreadableFile.Reason.ONLY_A_HEADER);
        return dialect.header() ? new Sample(rows.subList(1, rows.size())) : this;
    }

    /// How many columns there are: as many as are named, else as the widest row has.
    public int width(List<String> header) {
        return header.isEmpty()
                ? rows.stream().mapToInt(row -> row.fields().size()).max().orElse(0)
                : header.size();
    }

    /// The first different values of a column.
    public List<String> examples(int column) {
        var examples = new LinkedHashSet<String>();
        for (var row : rows) {
            var text = row.field(column);
            if (!text.isEmpty()) examples.add(Row.shortened(text, 60));
            if (examples.size() == EXAMPLES) break;
        }
        return List.copyOf(examples);
    }

    /// In how many rows a column says something.
    public long filled(int column) {
        return values(column).count();
    }

    /// What a column says, without the rows in which it says nothing.
    public Stream<String> values(int column) {
        return rows.stream().map(row -> row.field(column)).filter(text -> !text.isEmpty());
    }

    public Kind kind(int column) {
        var values = rows.stream()
                .limit(LOOKED_AT)
                .map(row -> row.field(column))
                .filter(text -> !text.isEmpty())
                .toList();
        if (values.isEmpty()) return Kind.TEXT;
        if (mostly(values, text -> text.length() >= 6 && isDate(text))) return Kind.DATE;
        if (mostly(values, text -> EMAIL.matcher(text).matches())) return Kind.EMAIL;
        if (mostly(values, Sample::isNumber)) {
            if (values.stream().anyMatch(text -> text.matches(".*\\d[.,]\\d{1,2}\\D*"))) return Kind.AMOUNT;
            if (mostly(values, text -> ID.matcher(text).matches())) return Kind.ID;
            return Kind.SMALL;
        }
        return mostly(values, text -> ID.matcher(text).matches()) ? Kind.ID : Kind.TEXT;
    }

    private static boolean mostly(List<String> values, Predicate<String> test) {
        return values.stream().filter(test).count() >= 0.9 * values.size();
    }

    private static boolean isNumber(String text) {
        return Amount.read(text, DecimalMark.POINT) != null || Amount.read(text, DecimalMark.COMMA) != null;
    }

    private static boolean isDate(String text) {
        var when = When.read(text, DateOrder.DAY_FIRST);
        if (when == null) when = When.read(text, DateOrder.MONTH_FIRST);
        return when != null && when.date().getYear() > 1949 && when.date().getYear() < 2100;
    }
}
