package dev.perennial.customers.encounters;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.contacts.Folding;
import org.jspecify.annotations.Nullable;

/// A call or a visit, and how it went.
///
/// @param words what was said, or null
record Encounter(Kind kind, Outcome outcome, @Nullable String words, Next next) {
    static final int LONGEST = 2_000;

    sealed interface Read {}

    record InOrder(Encounter encounter) implements Read {}

    record Unclear(String sentence) implements Read {}

    static Read read(@Nullable String kind, @Nullable String outcome, @Nullable String words, @Nullable String next) {
        var how = Kind.of(kind);
        var went = Outcome.of(outcome);
        var said = Folding.clean(words);
        if (how.isEmpty()) return new Unclear(t("customers.encounter.kind.missing"));
        if (went.isEmpty()) return new Unclear(t("customers.encounter.outcome.missing"));
        if (!how.get().outcomes().contains(went.get())) return new Unclear(t("customers.encounter.outcome.unfit"));
        if (said != null && said.length() > LONGEST)
            return new Unclear(t("customers.encounter.words.long", number(LONGEST), number(said.length())));
        return new InOrder(new Encounter(how.get(), went.get(), said, Next.of(next)));
    }
}
