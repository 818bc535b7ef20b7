package dev.perennial.feedback.imports.reading;

import dev.perennial.imports.FileLayout;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.Dialect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a file of answers is to be read: guessed at first, then as the person set it.
///
/// @param asked the questions it answers
/// @param crowded whether its column of questions holds more than anybody asks, and is no such column
/// @param dateOrder null while both orders fit and nobody has said which
/// @param openDates examples of dates that could be read either way
/// @param day on which all of it was said, where no column says so
public record Layout(
        Dialect dialect,
        List<Column> columns,
        List<Asked> asked,
        boolean crowded,
        @Nullable DateOrder dateOrder,
        List<String> openDates,
        @Nullable LocalDate day)
        implements FileLayout {

    public Layout {
        columns = List.copyOf(columns);
        asked = List.copyOf(asked);
        openDates = List.copyOf(openDates);
    }

    /// What is still missing before the file can be read; nothing when it is complete.
    public sealed interface Open {
        record NoAnswers() implements Open {}

        record NoDate() implements Open {}

        record Twice(Role role) implements Open {}

        record DatesEitherWay() implements Open {}

        record SeveralAnswers() implements Open {}

        record TooManyQuestions() implements Open {}

        record WhichScale(String question) implements Open {}
    }

    public List<Open> open() {
        var open = new ArrayList<Open>();
        if (columns.stream().noneMatch(column -> column.role().isAnswered())) open.add(new Open.NoAnswers());
        if (column(Role.DATE) < 0 && day == null) open.add(new Open.NoDate());
        var seen = EnumSet.noneOf(Role.class);
        var twice = EnumSet.noneOf(Role.class);
        for (var column : columns) if (!column.role().mayRepeat() && !seen.add(column.role())) twice.add(column.role());
        twice.forEach(role -> open.add(new Open.Twice(role)));
        if (namesQuestions()
                && columns.stream().filter(it -> it.role() == Role.ANSWER).count() > 1)
            open.add(new Open.SeveralAnswers());
        if (crowded) open.add(new Open.TooManyQuestions());
        if (dateOrder == null && column(Role.DATE) >= 0) open.add(new Open.DatesEitherWay());
        for (var each : asked) if (each.scale() == null) open.add(new Open.WhichScale(each.words()));
        return List.copyOf(open);
    }

    /// Whether each row is an answer, with a column that says to what.
    public boolean namesQuestions() {
        return column(Role.QUESTION) >= 0;
    }

    /// Where the role's first column is, or -1.
    public int column(Role role) {
        for (int i = 0; i < columns.size(); i++) if (columns.get(i).role() == role) return i;
        return -1;
    }
}
