package dev.perennial.analytics.text;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Something of the business that comments speak of: waiting, price, the bread. The owner names it and the words it is
/// known by; a word ending in `*` stands for all that begin so, several words with blanks are a phrase, and a minus
/// before
/// a word says that it does not name the aspect, whatever else does: `wait*, -waiter`.
public record Aspect(String name, Map<Language, List<String>> words) {
    private static final int MOST_WORDS = 500;

    public Aspect {
        if (name.isBlank()) throw new UnusableData(Reason.EMPTY, "an aspect has no name: one or two words are needed");
        var kept = new EnumMap<Language, List<String>>(Language.class);
        words.forEach((language, list) -> {
            if (list.size() > MOST_WORDS)
                throw new UnusableData(
                        Reason.TOO_MANY,
                        "%d words for \"%s\" in %s: at most %d are taken"
                                .formatted(list.size(), name, language.code(), MOST_WORDS));
            kept.put(language, list.stream().filter(word -> !word.isBlank()).toList());
        });
        words = kept;
    }

    /// Kinds of business that have aspects of their own to begin with.
    public enum Business {
        SHOP,
        CAFE,
        SALON,
        TRADE,
        ONLINE
    }

    /// What customers of such a business usually speak of; to be edited by its owner.
    public static List<Aspect> usual(Business business) {
        return UsualAspects.of(business);
    }
}
