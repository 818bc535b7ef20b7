package dev.perennial.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/// What was answered to one question.
public sealed interface Given {
    int SHOWN = 80;

    record Rated(double number) implements Given {}

    /// @param option the option's own id, never its words
    record Chosen(String option) implements Given {}

    record Said(boolean yes) implements Given {}

    record Dated(LocalDate day) implements Given {}

    record Written(String text) implements Given {}

    /// As it is told of where it does not fit.
    default Object shown() {
        return switch (this) {
            case Rated(var number) -> number;
            case Chosen(var option) -> option;
            case Said(var yes) -> yes;
            case Dated(var day) -> day;
            case Written(var text) ->
                text.codePointCount(0, text.length()) > SHOWN
                        ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…"
                        : text;
        };
    }

    /// From a row of `feedback.answer`; nothing when it was erased.
    static Optional<Given> read(ResultSet row) throws SQLException {
        var number = row.getObject("number", Double.class);
        if (number != null) return Optional.of(new Rated(number));
        var option = row.getString("option_id");
        if (option != null) return Optional.of(new Chosen(option));
        var truth = row.getObject("truth", Boolean.class);
        if (truth != null) return Optional.of(new Said(truth));
        var day = row.getObject("day", LocalDate.class);
        if (day != null) return Optional.of(new Dated(day));
        var text = row.getString("text");
        return text == null ? Optional.empty() : Optional.of(new Written(text));
    }
}
