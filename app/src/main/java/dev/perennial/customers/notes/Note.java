package dev.perennial.customers.notes;

import dev.perennial.customers.contacts.Folding;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody said or noticed about a customer.
///
/// @param saidBy whose words these are, when they are not the writer's
public record Note(
        Kind kind,
        String text,
        @Nullable String saidBy,
        @Nullable LocalDate saidOn) {
    static final int LONGEST = 4_000;

    public enum Kind {
        NOTE,
        NEED,
        PAIN_POINT,
        EXPECTATION;

        static Kind of(@Nullable String name) {
            for (var kind : values()) if (kind.name().equals(name)) return kind;
            return NOTE;
        }
    }

    /// What the same thing said in other spelling is counted by.
    String key() {
        return Folding.key(text);
    }
}
