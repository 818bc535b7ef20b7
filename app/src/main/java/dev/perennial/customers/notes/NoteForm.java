package dev.perennial.customers.notes;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.contacts.Folding;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A note as typed.
///
/// @param saidOn a day as `2026-11-21`, or empty
record NoteForm(
        @Nullable String kind,
        @Nullable String text,
        @Nullable String saidBy,
        @Nullable String saidOn) {
    sealed interface Read {}

    record Written(Note note) implements Read {}

    /// @param field `text`, `said_by` or `said_on`
    record Unclear(String field, String sentence) implements Read {}

    Read read(LocalDate today) {
        var text = Folding.clean(this.text);
        if (text == null) return new Unclear("text", t("customers.note.empty"));
        if (text.length() > Note.LONGEST)
            return new Unclear("text", t("customers.note.long", number(Note.LONGEST), number(text.length())));
        var saidBy = Folding.clean(this.saidBy);
        if (saidBy != null && saidBy.length() > 200) return new Unclear("said_by", t("customers.note.saidBy.long"));
        var saidOn = Folding.clean(this.saidOn);
        LocalDate day = null;
        if (saidOn != null) {
            try {
                day = LocalDate.parse(saidOn);
            } catch (DateTimeException _) {
                return new Unclear("said_on", t("customers.note.saidOn.wrong", saidOn));
            }
            if (day.isAfter(today) || day.getYear() < 1900)
                return new Unclear("said_on", t("customers.note.saidOn.wrong", saidOn));
        }
        return new Written(new Note(Note.Kind.of(kind), text, saidBy, day));
    }

    @Nullable
    String value(String field) {
        return switch (field) {
            case "said_by" -> saidBy;
            case "said_on" -> saidOn;
            default -> text;
        };
    }
}
