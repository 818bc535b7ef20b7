package dev.perennial.insights.value;

import java.util.Map;
import java.util.TreeMap;

/// A share as people say it: “two thirds”, “half”.
final class FractionWords {
    private static final Map<Double, String> KEYS = new TreeMap<>(Map.ofEntries(
            Map.entry(0.2, "fifth"),
            Map.entry(0.25, "quarter"),
            Map.entry(1 / 3.0, "third"),
            Map.entry(0.4, "twoFifths"),
            Map.entry(0.5, "half"),
            Map.entry(0.6, "threeFifths"),
            Map.entry(2 / 3.0, "twoThirds"),
            Map.entry(0.75, "threeQuarters"),
            Map.entry(0.8, "fourFifths"),
            Map.entry(0.9, "nineTenths"),
            Map.entry(1.0, "all")));

    private FractionWords() {}

    /// The message key of the nearest such share.
    static String key(double share) {
        var nearest = "fifth";
        var distance = Double.POSITIVE_INFINITY;
        for (var entry : KEYS.entrySet()) {
            var off = Math.abs(entry.getKey() - share);
            if (off >= distance) continue;
            distance = off;
            nearest = entry.getValue();
        }
        return "insights.fraction." + nearest;
    }
}
