package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.HashMap;
import java.util.Map;

/// How far two groupings of the same rows agree, whatever the groups are called: 1 for the same, 0 for no more
/// than chance, below 0 for less.
///
/// Hubert, Arabie (1985), Comparing partitions, Journal of Classification 2.
public final class AdjustedRand {
    private AdjustedRand() {}

    /// Row i is in group `one[i]` of the one grouping and `other[i]` of the other. Two groupings that both put
    /// all into one group, or each row into its own, agree: 1.
    ///
    /// @throws UnusableData when there are fewer than 2 rows or the lengths differ
    public static double of(int[] one, int[] other) {
        Values.sameLength("the two groupings", one.length, other.length);
        if (one.length < 2)
            throw new UnusableData(Reason.TOO_LITTLE, "%d rows: at least 2 are needed".formatted(one.length));
        var both = new HashMap<Long, Integer>();
        var left = new HashMap<Integer, Integer>();
        var right = new HashMap<Integer, Integer>();
        for (var i = 0; i < one.length; i++) {
            both.merge(((long) one[i] << 32) | (other[i] & 0xffffffffL), 1, Integer::sum);
            left.merge(one[i], 1, Integer::sum);
            right.merge(other[i], 1, Integer::sum);
        }
        var together = pairs(both);
        var ofLeft = pairs(left);
        var ofRight = pairs(right);
        var expected = ofLeft * ofRight / (one.length * (one.length - 1.0) / 2);
        var most = (ofLeft + ofRight) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
    }
}
