package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;

/// Scores from 1 to 5 for recency, frequency and money, by fifths of the shop's own customers, and the group
/// they make. Works from one customer on: who is like everybody else gets a 3.
///
/// Customers with the same value get the same score, that of the middle of their ranks, so ties are never
/// torn apart; with many ties some scores stay empty.
///
/// Hughes (1994), Strategic database marketing; the grid of names is ours.
public final class Rfm {
    private static final int SCORES = 5;

    private final int[] recency;
    private final int[] frequency;
    private final int[] money;
    private final RfmGroup[] groups;

    private Rfm(int[] recency, int[] frequency, int[] money, RfmGroup[] groups) {
        this.recency = recency;
        this.frequency = frequency;
        this.money = money;
        this.groups = groups;
    }

    /// One entry a customer: days since the last purchase, number of purchases, money spent in all.
    ///
    /// @throws UnusableData when there is nobody, the columns differ in length, a value is not finite, days are
    /// negative, or somebody has no purchase
    public static Rfm of(double[] daysSince, double[] purchases, double[] spent) {
        Values.finite("days since the last purchase", daysSince);
        Values.finite("purchases", purchases);
        Values.finite("money spent", spent);
        Values.sameLength("days since and purchases", daysSince.length, purchases.length);
        Values.sameLength("days since and money spent", daysSince.length, spent.length);
        for (var i = 0; i < daysSince.length; i++) {
            if (daysSince[i] < 0)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE,
                        "customer %d: %s days since the last purchase, 0 or more are needed"
                                .formatted(i, daysSince[i]));
            if (purchases[i] < 1)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE,
                        "customer %d: %s purchases, only customers with 1 or more have a place"
                                .formatted(i, purchases[i]));
        }
        var recency = scores(daysSince);
        for (var i = 0; i < recency.length; i++) recency[i] = SCORES + 1 - recency[i];
        var frequency = scores(purchases);
        var money = scores(spent);
        var groups = new RfmGroup[recency.length];
        for (var i = 0; i < groups.length; i++)
            groups[i] = RfmGroup.of(recency[i], frequency[i], money[i], purchases[i] == 1);
        return new Rfm(recency, frequency, money, groups);
    }

    /// 1 to 5 by the middle rank of all equal values.
    static int[] scores(double[] values) {
        var n = values.length;
        var sorted = values.clone();
        for (var i = 0; i < n; i++) sorted[i] += 0.0;
        Arrays.sort(sorted);
        var scores = new int[n];
        for (var i = 0; i < n; i++) {
            var below = edge(sorted, values[i] + 0.0, false);
            var upTo = edge(sorted, values[i] + 0.0, true);
            scores[i] = Math.min(SCORES, 1 + (int) (SCORES * (below + upTo) / (2L * n)));
        }
        return scores;
    }

    /// How many of the sorted values are below the value, or not above it.
    private static long edge(double[] sorted, double value, boolean inclusive) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value || (inclusive && sorted[middle] == value)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public int customers() {
        return groups.length;
    }

    public RfmGroup group(int customer) {
        return groups[customer];
    }

    public int recency(int customer) {
        return recency[customer];
    }

    public int frequency(int customer) {
        return frequency[customer];
    }

    public int money(int customer) {
        return money[customer];
    }
}
