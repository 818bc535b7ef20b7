package dev.perennial.insights.groups;

import static dev.perennial.ui.Words.language;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.groups.Distinction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Customers who are alike, with the name they got when they were found first.
///
/// @param name words with underscores between, such as `often_recent`; a second group of the same words has a number
/// @param apart what sets them apart, the largest first
public record CustomerGroup(UUID id, String name, long customers, long revenue, List<Apart> apart) {
    private static final double WORTH_A_WORD = 0.4;
    private static final int MOST_WORDS = 2;

    /// @param effect how far the group lies from all others, in standard deviations
    public record Apart(Measure measure, double effect, double own, double others) {
        /// “They buy on 24 days, the others on 3.”
        public String sentence() {
            return t("insights.groups.apart." + measure, measure.told(own), measure.told(others));
        }

        public boolean plain() {
            return Math.abs(effect) >= WORTH_A_WORD;
        }
    }

    /// The name for people: “Often, recent”.
    public String title() {
        var words = Arrays.stream(name.split("_"))
                .map(word -> Character.isDigit(word.charAt(0)) ? word : t("insights.groups.word." + word))
                .collect(Collectors.joining(", "));
        return words.substring(0, 1).toUpperCase(language()) + words.substring(1);
    }

    /// A name nobody has, from what sets the group apart.
    static String named(List<Distinction> apart, Set<String> taken) {
        var words = apart.stream()
                .filter(d -> Math.abs(d.effect().estimate()) >= WORTH_A_WORD)
                .sorted(Comparator.comparingDouble(d -> -Math.abs(d.effect().estimate())))
                .limit(MOST_WORDS)
                .map(d -> Measure.valueOf(d.name()).word(d.effect().estimate()))
                .collect(Collectors.joining("_"));
        var name = words.isEmpty() ? "middling" : words;
        if (!taken.contains(name)) return name;
        var number = 2;
        while (taken.contains(name + "_" + number)) number++;
        return name + "_" + number;
    }
}
