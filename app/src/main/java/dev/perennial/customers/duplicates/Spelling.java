package dev.perennial.customers.duplicates;

import java.util.List;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// How near two words of names are to each other.
final class Spelling {
    private static final JaroWinklerSimilarity NEARNESS = new JaroWinklerSimilarity();
    private static final LevenshteinDistance STEPS = new LevenshteinDistance(2);
    private static final ColognePhonetic SOUND = new ColognePhonetic();
    private static final double NEAR = 0.9;
    private static final double NEAR_BY_SOUND = 0.8;
    private static final int SHORTEST_BEGINNING = 3;

    private Spelling() {}

    enum Match {
        NONE,
        /// An initial, a nickname, the beginning of the longer.
        SHORT,
        /// Another spelling of the same, or a slip of the finger.
        ALIKE,
        EQUAL
    }

    /// “mueller”, “müller” and “muller” are one word.
    static String plain(String folded) {
        return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    static Match match(String one, String other) {
        if (one.equals(other)) return Match.EQUAL;
        var shorter = one.length() <= other.length() ? one : other;
        var longer = one.length() <= other.length() ? other : one;
        if (shorter.length() == 1) return longer.startsWith(shorter) ? Match.SHORT : Match.NONE;
        if (Nicknames.areOne(one, other)) return Match.SHORT;
        if (isOtherForm(one, other)) return Match.NONE;
        var nearness = NEARNESS.apply(one, other);
        if (nearness >= NEAR && isSlip(one, other)) return Match.ALIKE;
        if (nearness >= NEAR_BY_SOUND && sound(one).equals(sound(other))) return Match.ALIKE;
        return shorter.length() >= SHORTEST_BEGINNING && longer.startsWith(shorter) ? Match.SHORT : Match.NONE;
    }

    /// How it sounds; of words in other scripts, the word.
    static String sound(String word) {
        var code = SOUND.encode(word);
        return code == null || code.isEmpty() ? word : code;
    }

    /// At most two letters apart, in words long enough for that to mean little.
    static boolean isSlip(String one, String other) {
        var steps = STEPS.apply(one, other);
        return steps >= 0 && steps <= (Math.min(one.length(), other.length()) > 6 ? 2 : 1);
    }

    /// Maria and Mario, Paul and Paula, Andrea and Andreas are two people more often than a slip of the finger.
    private static boolean isOtherForm(String one, String other) {
        return stem(one).equals(stem(other));
    }

    private static String stem(String word) {
        var end = word.length();
        while (end > 2 && "aeios".indexOf(word.charAt(end - 1)) >= 0) end--;
        return word.substring(0, end);
    }

    static boolean areAll(List<Match> matches, Match least) {
        return matches.stream().allMatch(it -> it.compareTo(least) >= 0);
    }
}
