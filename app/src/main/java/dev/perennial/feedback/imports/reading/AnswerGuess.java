package dev.perennial.feedback.imports.reading;

import dev.perennial.feedback.Scale;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.Dialect;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Heading;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import dev.perennial.tables.Sample;
import dev.perennial.tables.Separator;
import dev.perennial.tables.Source;
import dev.perennial.tables.UnreadableFile;
import dev.perennial.tables.When;
import dev.perennial.ui.Csv;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Guesses how a file of answers is to be read. What is what is told by the header's words and by a sample of the rows;
/// dates, questions and their scales by every row of the file.
public final class AnswerGuess {
    static final int MOST_QUESTIONS = 200;
    private static final int COMMENT = 20;

    private AnswerGuess() {}

    /// A layout and how many rows the file has under its dialect, the header not counted.
    public record Guessed(Layout layout, long rows) {}

    /// @throws UnreadableFile when it is no table at all
    public static Guessed of(Source source) throws IOException {
        var encoding = Encoding.of(source);
        var separator = Separator.of(Rows.head(source, encoding, 1 << 16));
        var sample = Sample.of(source, new Dialect(encoding, separator, false));
        var header = sample.startsWithHeader(text -> HeaderWords.role(text) != null);
        return under(new Dialect(encoding, separator, header), source, sample);
    }

    /// Guesses the columns anew under a dialect that a person chose.
    ///
    /// @throws UnreadableFile when it is no table at all
    public static Guessed under(Dialect dialect, Source source) throws IOException {
        return under(dialect, source, Sample.of(source, dialect));
    }

    private static Guessed under(Dialect dialect, Source source, Sample sample) throws IOException {
        var header = sample.header(dialect);
        var body = sample.body(dialect);
        var roles = roles(header, body.width(header), body);
        var columns = IntStream.range(0, roles.length)
                .mapToObj(i -> new Column(i < header.size() ? name(header.get(i)) : "", roles[i], body.examples(i)))
                .toList();
        var guessed = evidence(source, columns, dialect, null, null);
        return new Guessed(withOverall(guessed.layout()), guessed.rows());
    }

    private static String name(String heading) {
        return Row.shortened(Csv.unguarded(heading.strip()), RowReading.LONGEST_NAME);
    }

    /// Looks through the whole file for its questions, their scales and how its dates are written, after columns were
    /// given other roles. What a person has decided stays.
    public static Guessed evidence(Source source, Layout layout) throws IOException {
        var found = evidence(source, layout.columns(), layout.dialect(), layout.dateOrder(), layout.day());
        var asked = found.layout().asked().stream()
                .map(each -> layout.asked().stream()
                        .filter(each::isSame)
                        .findFirst()
                        .map(before -> each.on(before.scale()).asOverall(before.overall()))
                        .orElse(each))
                .toList();
        var it = found.layout();
        var merged =
                new Layout(it.dialect(), it.columns(), asked, it.crowded(), it.dateOrder(), it.openDates(), it.day());
        return new Guessed(withOverall(merged), found.rows());
    }

    private static Guessed evidence(
            Source source,
            List<Column> columns,
            Dialect dialect,
            @Nullable DateOrder dateOrder,
            @Nullable LocalDate day)
            throws IOException {
        var dates = new When.Evidence();
        var questions = new QuestionsSeen(columns);
        int date = role(columns, Role.DATE);
        long count = dialect.header() ? -1 : 0;
        try (var rows = Rows.open(source, dialect)) {
            for (Row row; (row = rows.next()) != null; ) {
                if (++count == 0) continue;
                if (date >= 0) dates.see(row.field(date));
                questions.see(row);
            }
        }
        if (count <= 0)
            throw new UnreadableFile(
                    dialect.header() ? UnreadableFile.Reason.ONLY_A_HEADER : UnreadableFile.Reason.EMPTY);
        return new Guessed(
                new Layout(
                        dialect,
                        columns,
                        questions.asked(),
                        questions.crowded,
                        dateOrder == null ? dates.order() : dateOrder,
                        dates.openExamples(),
                        day),
                count);
    }

    /// One question at most asks for the whole: the one that says so, else the only one that is rated.
    private static Layout withOverall(Layout layout) {
        if (layout.asked().stream().anyMatch(Asked::overall)) return layout;
        var rated = layout.asked().stream()
                .filter(each -> each.scale() == null || each.scale().kind().isRated())
                .toList();
        var whole = rated.stream()
                .filter(each -> ScaleChoice.asksForTheWhole(Heading.plain(each.words())))
                .findFirst()
                .or(() -> rated.size() == 1 ? rated.stream().findFirst() : Optional.empty());
        return new Layout(
                layout.dialect(),
                layout.columns(),
                layout.asked().stream()
                        .map(each -> each.asOverall(whole.filter(each::isSame).isPresent()))
                        .toList(),
                layout.crowded(),
                layout.dateOrder(),
                layout.openDates(),
                layout.day());
    }

    private static Role[] roles(List<String> header, int width, Sample body) {
        var roles = new Role[width];
        var taken = EnumSet.noneOf(Role.class);
        for (int i = 0; i < width; i++) {
            var named = i < header.size() ? HeaderWords.role(header.get(i)) : null;
            roles[i] = named != null && (named.mayRepeat() || taken.add(named)) ? named : Role.IGNORED;
        }
        for (int i = 0; i < width; i++)
            if (roles[i] == Role.CUSTOMER && !taken.contains(Role.NAME) && body.namesPeople(i)) roles[i] = Role.NAME;
        for (int i = 0; i < width; i++) if (roles[i] == Role.IGNORED) roles[i] = byContent(i, body, taken);
        if (has(roles, Role.QUESTION)) keepOneAnswer(roles);
        return roles;
    }

    private static Role byContent(int column, Sample body, EnumSet<Role> taken) {
        return switch (body.kind(column)) {
            case DATE -> taken.add(Role.DATE) ? Role.DATE : Role.IGNORED;
            case EMAIL -> taken.add(Role.EMAIL) ? Role.EMAIL : Role.IGNORED;
            case SMALL -> isScore(column, body) ? Role.ANSWER : Role.IGNORED;
            case TEXT -> isComment(column, body) ? Role.TEXT : Role.IGNORED;
            case ID, AMOUNT -> Role.IGNORED;
        };
    }

    /// Small numbers, more than one and fewer than the steps of the longest usual scale.
    private static boolean isScore(int column, Sample body) {
        var values = body.values(column).map(Score::read).distinct().limit(13).toList();
        return values.size() > 1 && values.stream().allMatch(it -> it != null && it >= 0 && it <= 10);
    }

    private static boolean isComment(int column, Sample body) {
        var words = body.values(column).limit(200).toList();
        var lengthy = words.stream()
                .filter(text -> text.length() > COMMENT && text.indexOf(' ') > 0)
                .count();
        return !words.isEmpty()
                && lengthy > words.size() / 2
                && words.stream().distinct().count() > words.size() / 2;
    }

    private static void keepOneAnswer(Role[] roles) {
        var answered = false;
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] != Role.ANSWER) continue;
            if (answered) roles[i] = Role.IGNORED;
            answered = true;
        }
    }

    private static boolean has(Role[] roles, Role role) {
        return List.of(roles).contains(role);
    }

    private static int role(List<Column> columns, Role role) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).role() == role)
                .findFirst()
                .orElse(-1);
    }

    /// The questions of a file with what their answers look like, in the order they come.
    private static final class QuestionsSeen {
        private record Place(int column, @Nullable String named) {}

        private final List<Column> columns;
        private final int question;
        private final Map<Place, Seen.Counting> seen = new LinkedHashMap<>();
        private boolean crowded;

        QuestionsSeen(List<Column> columns) {
            this.columns = columns;
            this.question = role(columns, Role.QUESTION);
            if (question >= 0) return;
            for (int i = 0; i < columns.size(); i++)
                if (columns.get(i).role().isAnswered()) seen.put(new Place(i, null), new Seen.Counting());
        }

        void see(Row row) {
            var named = question < 0 ? null : RowReading.field(row, question);
            if (named != null && (named.isEmpty() || named.length() > RowReading.LONGEST_NAME) || crowded) return;
            for (int i = 0; i < columns.size(); i++) {
                if (!columns.get(i).role().isAnswered() || row.field(i).isEmpty()) continue;
                var place = new Place(i, named);
                var counting = seen.get(place);
                if (counting == null) {
                    crowded = seen.size() >= MOST_QUESTIONS;
                    if (crowded) return;
                    counting = new Seen.Counting();
                    seen.put(place, counting);
                }
                counting.see(row.field(i));
            }
        }

        List<Asked> asked() {
            var asked = new ArrayList<Asked>();
            var keys = new HashSet<String>();
            seen.forEach((place, counting) -> {
                var each = asked(place, words(place), counting.seen());
                for (int n = 2; place.named() == null && keys.contains(each.key()); n++)
                    each = asked(place, words(place) + " · " + n, counting.seen());
                keys.add(each.key());
                asked.add(each);
            });
            return asked;
        }

        /// Two columns of one name are two questions: what they are about stands in the columns before them.
        private String words(Place place) {
            var column = columns.get(place.column());
            if (place.named() == null) return column.name().isEmpty() ? "#" + (place.column() + 1) : column.name();
            return column.role() == Role.TEXT ? place.named() + " · " + column.name() : place.named();
        }

        private Asked asked(Place place, String words, Seen looks) {
            var asked = new Asked(place.column(), place.named(), words, looks);
            return columns.get(place.column()).role() == Role.TEXT ? asked.on(Scale.TEXT) : asked;
        }
    }
}
