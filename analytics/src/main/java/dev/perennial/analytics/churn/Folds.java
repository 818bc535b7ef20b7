package dev.perennial.analytics.churn;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Parts of equal size with the same share of those who left in each.
final class Folds {
    private Folds() {}

    /// The fold of each row, 0 to below `folds`.
    static int[] stratified(boolean[] left, int folds, SplittableRandom random) {
        var fold = new int[left.length];
        for (var kind : new boolean[] {false, true}) {
            var rows =
                    IntStream.range(0, left.length).filter(i -> left[i] == kind).toArray();
            for (var i = rows.length - 1; i > 0; i--) {
                var j = random.nextInt(i + 1);
                var row = rows[i];
                rows[i] = rows[j];
                rows[j] = row;
            }
            for (var k = 0; k < rows.length; k++) fold[rows[k]] = kind ? folds - 1 - k % folds : k % folds;
        }
        return fold;
    }

    static boolean[] of(boolean[] left, int[] rows) {
        var some = new boolean[rows.length];
        for (var k = 0; k < rows.length; k++) some[k] = left[rows[k]];
        return some;
    }

    static int count(boolean[] left) {
        var count = 0;
        for (var each : left) if (each) count++;
        return count;
    }
}
