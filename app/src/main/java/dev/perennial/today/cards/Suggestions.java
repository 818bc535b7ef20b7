package dev.perennial.today.cards;

import dev.perennial.today.TodayItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// All that is worth doing on a day and was not settled.
///
/// @param items the most valuable first
/// @param leaders the best item of each source
/// @param absent message keys of what could not be worked out just now
public record Suggestions(List<TodayItem> items, List<TodayItem> leaders, List<String> absent) {
    private static final Comparator<TodayItem> WORTH =
            Comparator.comparingLong(TodayItem::worthMinor).reversed().thenComparing(TodayItem::key);

    static Suggestions of(List<List<TodayItem>> bySource, List<String> absent) {
        var items = bySource.stream().flatMap(List::stream).sorted(WORTH).toList();
        var leaders = bySource.stream()
                .flatMap(source -> source.stream().min(WORTH).stream())
                .sorted(WORTH)
                .toList();
        return new Suggestions(items, leaders, absent);
    }

    /// At most so many, in order of worth. Each source's best has a place, so that ten customers slipping away do
    /// not hide the one birthday; the rest goes to the most valuable.
    public List<TodayItem> best(int most) {
        var chosen = new LinkedHashSet<TodayItem>();
        for (var items : List.of(leaders, items)) {
            for (var item : items) if (chosen.size() < most) chosen.add(item);
        }
        var ranked = new ArrayList<>(chosen);
        ranked.sort(WORTH);
        return ranked;
    }
}
