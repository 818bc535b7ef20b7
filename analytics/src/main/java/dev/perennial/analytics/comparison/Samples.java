package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.EnumSet;
import java.util.Set;

/// Groups of numbers as tests of means see them.
record Samples(Summary[] groups) {
    private static final int FEW = 10;
    private static final int MANY = 100;

    static Samples of(double[]... groups) {
        if (groups.length < 2)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d groups: a comparison needs at least 2".formatted(groups.length));
        var summaries = new Summary[groups.length];
        for (var g = 0; g < groups.length; g++) {
            Values.atLeast(2, "group " + g, groups[g]);
            summaries[g] = Summary.of(groups[g]);
        }
        return new Samples(summaries);
    }

    int size() {
        var size = 0;
        for (var group : groups) size += group.count();
        return size;
    }

    double grandMean() {
        var sum = 0.0;
        for (var group : groups) sum += group.mean() * group.count() / size();
        return sum;
    }

    /// Refuses groups whose values are all the same where a test divides by their spread.
    void eachVaries() {
        for (var g = 0; g < groups.length; g++)
            if (groups[g].allTheSame())
                throw new UnusableData(
                        Reason.ALL_THE_SAME,
                        "group %d: all %d values are %s, so its spread is not known"
                                .formatted(g, groups[g].count(), groups[g].mean()));
    }

    void someVary() {
        for (var group : groups) if (!group.allTheSame()) return;
        throw new UnusableData(
                Reason.ALL_THE_SAME, "within every group all values are the same: there is no spread to compare with");
    }

    Set<Caveat> caveats() {
        var caveats = EnumSet.noneOf(Caveat.class);
        for (var group : groups) {
            if (group.count() < FEW) caveats.add(Caveat.FEW_ANSWERS);
            if (skewed(group)) caveats.add(Caveat.SKEWED);
        }
        return caveats;
    }

    /// Whether the mean is not yet near normal: its skewness, g1 / √n, is above 0.2.
    private static boolean skewed(Summary group) {
        return group.count() < MANY * MANY
                && Math.abs(group.skewness()) > 0.2 * Math.sqrt(group.count())
                && Math.abs(group.skewness()) > 0.5;
    }

    boolean unequalSpread() {
        var least = Double.POSITIVE_INFINITY;
        var most = 0.0;
        for (var group : groups) {
            least = Math.min(least, group.standardDeviation());
            most = Math.max(most, group.standardDeviation());
        }
        return most > 2 * least;
    }
}
