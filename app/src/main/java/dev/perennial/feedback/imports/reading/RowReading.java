package dev.perennial.feedback.imports.reading;

import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.imports.reading.Rejection.Reason;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.Row;
import dev.perennial.tables.When;
import dev.perennial.tables.YesNo;
import dev.perennial.ui.Csv;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file by its layout. A row comes in whole or not at all. Not for several threads at once.
public final class RowReading {
    private static final int LONGEST_SHOWN = 200;
    static final int LONGEST_NAME = 300;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 2);

    private final Layout layout;
    private final ZoneId zone;
    private final LocalDate latest;
    private final DateOrder dateOrder;
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final MessageDigest sha256;

    /// @param today the business's day; a date after the next day cannot be right
    public RowReading(Layout layout, ZoneId zone, LocalDate today) {
        this.layout = layout;
        this.zone = zone;
        this.latest = today.plusDays(1);
        this.dateOrder = Objects.requireNonNullElse(layout.dateOrder(), DateOrder.DAY_FIRST);
        for (int i = 0; i < layout.asked().size(); i++) {
            var named = layout.asked().get(i).named();
            byName.computeIfAbsent(named == null ? "" : named, _ -> new ArrayList<>())
                    .add(i);
        }
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public sealed interface Outcome {
        record Read(AnswerRow row) implements Outcome {}

        record Rejected(Rejection rejection) implements Outcome {}
    }

    private static final class Unfit extends RuntimeException {
        private final transient Reason reason;
        private final int column;
        private final String value;
        private final String right;

        Unfit(Reason reason, int column, String value, String right) {
            super(reason.name(), null, false, false);
            this.reason = reason;
            this.column = column;
            this.value = value;
            this.right = right;
        }

        Unfit(Reason reason, int column, String value) {
            this(reason, column, value, "");
        }
    }

    public Outcome read(Row row) {
        try {
            return new Outcome.Read(understood(row));
        } catch (Unfit unfit) {
            return new Outcome.Rejected(new Rejection(
                    row.line(),
                    unfit.column + 1,
                    unfit.reason,
                    Row.shortened(unfit.value, LONGEST_SHOWN),
                    unfit.right));
        }
    }

    private AnswerRow understood(Row row) {
        refuseOverfull(row);
        var at = at(row);
        var values = values(row);
        if (values.isEmpty()) throw new Unfit(Reason.NOTHING_ANSWERED, -1, "");
        var numbered = layout.column(Role.SUBMISSION) >= 0;
        var number = text(row, Role.SUBMISSION);
        if (numbered && number == null) throw new Unfit(Reason.SUBMISSION_MISSING, layout.column(Role.SUBMISSION), "");
        return new AnswerRow(
                row.line(),
                number == null ? "row:" + digest(row) : number,
                numbered,
                at,
                new AnswerRow.Person(
                        text(row, Role.CUSTOMER), text(row, Role.NAME), text(row, Role.EMAIL), text(row, Role.PHONE)),
                text(row, Role.PRODUCT),
                text(row, Role.PLACE),
                text(row, Role.CHANNEL),
                language(row),
                values);
    }

    private void refuseOverfull(Row row) {
        for (int i = layout.columns().size(); i < row.fields().size(); i++)
            if (!row.fields().get(i).isBlank())
                throw new Unfit(
                        Reason.TOO_MANY_FIELDS,
                        -1,
                        Integer.toString(row.fields().size()));
    }

    private Instant at(Row row) {
        int column = layout.column(Role.DATE);
        if (column < 0) return new When(Objects.requireNonNull(layout.day()), null, null).at(zone);
        var text = field(row, column);
        if (text.isEmpty()) throw new Unfit(Reason.DATE_MISSING, column, "");
        var when = When.read(text, dateOrder);
        if (when == null) throw new Unfit(Reason.DATE_UNREADABLE, column, text);
        if (when.date().isBefore(EARLIEST)) throw new Unfit(Reason.DATE_TOO_EARLY, column, text);
        if (when.date().isAfter(latest)) throw new Unfit(Reason.DATE_IN_FUTURE, column, text);
        var time = text(row, Role.TIME);
        if (time == null) return when.at(zone);
        var read = When.readTime(time);
        if (read == null) throw new Unfit(Reason.TIME_UNREADABLE, layout.column(Role.TIME), time);
        return when.withTime(read).at(zone);
    }

    private List<AnswerRow.Value> values(Row row) {
        var named = "";
        if (layout.namesQuestions()) {
            named = field(row, layout.column(Role.QUESTION));
            if (named.isEmpty()) throw new Unfit(Reason.QUESTION_MISSING, layout.column(Role.QUESTION), "");
            within(named, LONGEST_NAME, layout.column(Role.QUESTION));
        }
        var values = new ArrayList<AnswerRow.Value>();
        for (int asked : byName.getOrDefault(named, List.of())) {
            var question = layout.asked().get(asked);
            var text = field(row, question.column());
            if (!text.isEmpty()) values.add(value(asked, question, text));
        }
        return values;
    }

    private static AnswerRow.Value value(int asked, Asked question, String text) {
        var scale = Objects.requireNonNull(question.scale());
        return switch (scale.kind()) {
            case NPS, CSAT, CES, STARS, RATING, NUMBER -> {
                var number = Score.read(text);
                if (number == null) throw new Unfit(Reason.NOT_A_NUMBER, question.column(), text, ends(scale));
                if (!scale.holds(number)) throw new Unfit(Reason.OUTSIDE_SCALE, question.column(), text, ends(scale));
                yield new AnswerRow.Value(asked, number, null, null, null);
            }
            case YES_NO -> {
                var truth = YesNo.read(text);
                if (truth == null) throw new Unfit(Reason.NOT_YES_OR_NO, question.column(), text);
                yield new AnswerRow.Value(asked, null, null, truth, null);
            }
            case CHOICE -> new AnswerRow.Value(asked, null, within(text, 200, question.column()), null, null);
            case DATE, TEXT ->
                new AnswerRow.Value(asked, null, null, null, within(text, Submission.LONGEST_TEXT, question.column()));
        };
    }

    private static String ends(Scale scale) {
        return scale.low() == null || scale.high() == null
                ? ""
                : scale.low().intValue() + " – " + scale.high().intValue();
    }

    private static String within(String text, int longest, int column) {
        if (text.length() > longest) throw new Unfit(Reason.TEXT_TOO_LONG, column, text, Integer.toString(longest));
        return text;
    }

    private @Nullable String language(Row row) {
        var text = text(row, Role.LANGUAGE);
        if (text == null) return null;
        var tag = text.toLowerCase(Locale.ROOT).replace('_', '-');
        return tag.matches("[a-z]{2,3}(-[a-z0-9]{2,8})*") ? tag : null;
    }

    private @Nullable String text(Row row, Role role) {
        int column = layout.column(role);
        if (column < 0) return null;
        var text = field(row, column);
        return text.isEmpty() ? null : within(text, LONGEST_NAME, column);
    }

    /// An apostrophe before a sign of a formula is ours, or a spreadsheet's.
    static String field(Row row, int column) {
        return Csv.unguarded(row.field(column));
    }

    /// Of what the row says in columns that hold something; the order of roles tells columns apart.
    private String digest(Row row) {
        for (int i = 0; i < layout.columns().size(); i++) {
            if (layout.columns().get(i).role() == Role.IGNORED) continue;
            sha256.update((layout.columns().get(i).name() + "\u001e" + field(row, i) + "\u001f")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }
}
