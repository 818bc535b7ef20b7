package dev.perennial.analytics.comparison;

import java.util.SplittableRandom;

/// Fisher and Yates's shuffle.
final class Shuffle {
    private Shuffle() {}

    static void of(double[] values, SplittableRandom random) {
        for (var i = values.length - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    static void of(int[] values, SplittableRandom random) {
        for (var i = values.length - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
