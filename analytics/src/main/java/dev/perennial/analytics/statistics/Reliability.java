package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// Whether several questions ask for the same thing.
public final class Reliability {
    private Reliability() {}

    /// Cronbach's alpha: 1 when all items go together, about 0 when they have nothing in common, below
    /// 0 when some are asked the other way round. One array an item, one entry a respondent.
    ///
    /// Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16.
    ///
    /// @throws UnusableData for under two items or respondents, lengths that differ, values that are
    /// not finite, or sums
    /// that are the same for everybody
    public static double cronbach(double[]... items) {
        if (items.length < 2)
            throw new UnusableData(Reason.TOO_LITTLE, "%d items: at least 2 are needed".formatted(items.length));
        var sums = new double[items[0].length];
        var apart = 0.0;
        for (var k = 0; k < items.length; k++) {
            Values.atLeast(2, "item " + k, items[k]);
            Values.sameLength("respondents of item 0 and " + k, sums.length, items[k].length);
            apart += Summary.of(items[k]).variance();
            for (var i = 0; i < sums.length; i++) sums[i] += items[k][i];
        }
        var together = Summary.of(sums).variance();
        if (together == 0)
            throw new UnusableData(Reason.ALL_THE_SAME, "the items add up to %s for everybody".formatted(sums[0]));
        return items.length / (items.length - 1.0) * (1 - apart / together);
    }
}
