package dev.perennial.conversations.rules;

import dev.perennial.conversations.FoundWords;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.rules.Rule.If;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rule looks at.
///
/// @param words of subject and text, as they are found
/// @param senders addresses of those who take part
record Situation(
        Via via,
        Set<String> words,
        List<String> senders,
        List<String> labels,
        boolean closedNow,
        Map<String, @Nullable Object> traits) {

    boolean holds(If part) {
        return switch (part.fact()) {
            case VIA -> via.name().equals(part.value());
            case WORDS -> Arrays.stream(part.value().split(",")).anyMatch(this::says);
            case SENDER ->
                senders.stream().anyMatch(it -> isFrom(it, part.value().toLowerCase(Locale.ROOT)));
            case LABEL -> labels.stream().anyMatch(part.value()::equalsIgnoreCase);
            case CLOSED_NOW -> closedNow;
            case TRAIT ->
                TraitTest.of(part.value()).filter(it -> it.holds(traits)).isPresent();
        };
    }

    private boolean says(String phrase) {
        var asked = FoundWords.of(phrase);
        return !asked.isEmpty() && words.containsAll(asked);
    }

    private static boolean isFrom(String address, String asked) {
        var low = address.toLowerCase(Locale.ROOT);
        return asked.startsWith("@") ? low.endsWith(asked) : low.equals(asked);
    }
}
