package dev.perennial.analytics.recommendation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The words items share in their names: what tells a new item's kin before many have bought it. A word counts
/// the more the fewer items have it, ln(items / items with it); words of one item and of more than a quarter
/// of a larger range tell nothing.
public final class ItemWords {
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final int SMALL_RANGE = 20;

    private final int items;
    private final List<int[]> itemsOfWord;

    private ItemWords(int items, List<int[]> itemsOfWord) {
        this.items = items;
        this.itemsOfWord = itemsOfWord;
    }

    /// No names are known.
    public static ItemWords none(int items) {
        return new ItemWords(items, List.of());
    }

    /// One name an item, in any language that puts spaces between words; empty where there is none.
    public static ItemWords of(List<String> names) {
        var found = new HashMap<String, List<Integer>>();
        for (var item = 0; item < names.size(); item++) {
            var here = item;
            WORD.matcher(names.get(item).toLowerCase(Locale.ROOT))
                    .results()
                    .map(match -> match.group())
                    .distinct()
                    .forEach(word ->
                            found.computeIfAbsent(word, w -> new ArrayList<>()).add(here));
        }
        var most = names.size() < SMALL_RANGE ? names.size() : names.size() / 4;
        return new ItemWords(
                names.size(),
                found.entrySet().stream()
                        .filter(word ->
                                word.getValue().size() > 1 && word.getValue().size() <= most)
                        .sorted(Map.Entry.comparingByKey())
                        .map(word -> word.getValue().stream().mapToInt(i -> i).toArray())
                        .toList());
    }

    int items() {
        return items;
    }

    /// Which words each of the items has, as numbers of words.
    int[][] wordsOf(int[] kept) {
        var words = new ArrayList<List<Integer>>();
        for (var i = 0; i < items; i++) words.add(new ArrayList<>());
        for (var w = 0; w < itemsOfWord.size(); w++)
            for (var i : itemsOfWord.get(w)) words.get(i).add(w);
        var of = new int[kept.length][];
        for (var i = 0; i < kept.length; i++)
            of[i] = words.get(kept[i]).stream().mapToInt(w -> w).toArray();
        return of;
    }

    int[] itemsOf(int word) {
        return itemsOfWord.get(word);
    }

    double rarity(int word) {
        return Math.log((double) items / itemsOfWord.get(word).length);
    }
}
