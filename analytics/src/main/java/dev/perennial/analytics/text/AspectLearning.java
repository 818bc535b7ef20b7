package dev.perennial.analytics.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What people teach who set right which aspect a sentence is about: words that name it besides those it is known by,
/// and words it is known by that do not.
///
/// A word is learned when [#LEAST] sentences with it were put to the aspect, at most one in five of those decided
/// about was not, and the word stands there four times as often as elsewhere. A word an aspect is known by is given up
/// when it misled in [#LEAST] sentences, and in four of five that were decided about.
public final class AspectLearning {
    public static final int LEAST = 3;

    private static final double SHARE = 0.8;
    private static final double OFTENER = 4;
    private static final int MOST_WORDS = 20;
    private static final int SHORTEST = 3;

    /// A sentence of which somebody said whether it is about an aspect.
    public record Decided(String sentence, String aspect, boolean about) {}

    private AspectLearning() {}

    /// The words of each aspect for which there is something to learn, those given up with a minus before them, as
    /// [Aspect] takes them.
    ///
    /// @param usual sentences as they come, by which words are known that stand everywhere
    public static Map<String, List<String>> words(
            Language language, List<Aspect> aspects, List<Decided> decided, Collection<String> usual, Masking masking) {
        var everywhere = counts(usual.stream().map(masking::mask).toList());
        var byAspect = new TreeMap<String, List<Decided>>();
        for (var each : decided)
            byAspect.computeIfAbsent(each.aspect, _ -> new ArrayList<>())
                    .add(new Decided(masking.mask(each.sentence), each.aspect, each.about));
        var learned = new LinkedHashMap<String, List<String>>();
        byAspect.forEach((name, of) -> {
            var known = aspects.stream().filter(it -> it.name().equals(name)).toList();
            if (known.isEmpty()) return;
            var words = new ArrayList<>(named(language, Aspects.of(known), of, everywhere, usual.size()));
            words.addAll(misleading(language, Aspects.of(known), of));
            if (!words.isEmpty()) learned.put(name, List.copyOf(words));
        });
        return learned;
    }

    private static List<String> named(
            Language language, Aspects known, List<Decided> decided, Map<String, Integer> everywhere, int sentences) {
        var about =
                decided.stream().filter(Decided::about).map(Decided::sentence).toList();
        var not =
                decided.stream().filter(it -> !it.about).map(Decided::sentence).toList();
        var against = counts(not);
        var found = new ArrayList<Map.Entry<String, Integer>>();
        counts(about).forEach((word, count) -> {
            var all = count + against.getOrDefault(word, 0);
            var share = everywhere.getOrDefault(word, 0) / Math.max(1.0, sentences);
            if (count >= LEAST
                    && count >= SHARE * all
                    && (double) count / about.size() >= OFTENER * share
                    && known.in(language, word).isEmpty()) found.add(Map.entry(word, count));
        });
        return found.stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> misleading(Language language, Aspects known, List<Decided> decided) {
        var right = new TreeMap<String, Integer>();
        var wrong = new TreeMap<String, Integer>();
        for (var each : decided)
            for (var word : naming(language, known, each.sentence))
                (each.about ? right : wrong).merge(word, 1, Integer::sum);
        return wrong.entrySet().stream()
                .filter(it -> it.getValue() >= LEAST
                        && it.getValue() >= SHARE * (it.getValue() + right.getOrDefault(it.getKey(), 0)))
                .limit(MOST_WORDS)
                .map(it -> "-" + it.getKey())
                .toList();
    }

    private static Set<String> naming(Language language, Aspects known, String sentence) {
        var words = new LinkedHashSet<String>();
        for (var mention : known.in(language, sentence)) words.add(Letters.folded(mention.word()));
        return words;
    }

    /// In how many of the sentences each word stands.
    private static Map<String, Integer> counts(Collection<String> sentences) {
        var counts = new HashMap<String, Integer>();
        for (var sentence : sentences) for (var word : words(sentence)) counts.merge(word, 1, Integer::sum);
        return counts;
    }

    private static Set<String> words(String sentence) {
        var words = new LinkedHashSet<String>();
        for (var part : sentence.split("[^\\p{L}⟨⟩]+"))
            if (part.length() >= SHORTEST && part.indexOf('⟨') < 0) words.add(Letters.folded(part));
        return words;
    }
}
