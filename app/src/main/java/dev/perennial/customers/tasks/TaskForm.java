package dev.perennial.customers.tasks;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Task;
import dev.perennial.customers.contacts.Folding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task as typed.
///
/// @param dueOn a day as `2026-11-21`
record TaskForm(String title, String dueOn) {
    private static final int LATEST_YEAR = 2200;

    sealed interface Read {}

    record InOrder(String title, LocalDate dueOn) implements Read {}

    /// @param mistakes input name to sentence
    record Unclear(Map<String, String> mistakes) implements Read {}

    Read read() {
        var mistakes = new LinkedHashMap<String, String>();
        var what = Folding.clean(title);
        if (what == null) mistakes.put("title", t("customers.task.title.empty"));
        else if (what.length() > Task.LONGEST_TITLE)
            mistakes.put("title", t("customers.task.title.long", number(Task.LONGEST_TITLE), number(what.length())));
        var due = day(dueOn);
        if (due == null) mistakes.put("dueOn", t("customers.task.due.wrong", dueOn));
        return what == null || due == null || !mistakes.isEmpty() ? new Unclear(mistakes) : new InOrder(what, due);
    }

    static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            return day.getYear() >= 1900 && day.getYear() <= LATEST_YEAR ? day : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
