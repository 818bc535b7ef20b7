package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Quantiles;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One thing in which a group differs from everybody else: `effect` is the mean of the group less that of the
/// others, in standard deviations of all (0.2 is little, 0.5 plain to see, 0.8 much), `median` and `others` the
/// middle values of both in the unit of the column.
///
/// The interval is that for Cohen's d; because the rows were grouped by these very columns it tells how well the
/// size is known, not whether the difference is real.
public record Distinction(String name, Interval effect, double median, double others) {

    /// For each group, what sets it apart, the largest effect first. A group that holds everybody has nothing that
    /// sets it apart. `measured` are the columns as people know them, of which the medians are told; `prepared`
    /// what the groups were made of, of which the effects are told.
    ///
    /// @throws UnusableData when there are no columns, lengths differ, a value is not finite, a column is the same
    /// for everybody, or a group has a number that is not 0 to `groups` − 1
    public static List<List<Distinction>> of(
            List<String> names, Grouping grouping, double[][] measured, Points prepared, double level) {
        Interval.z(level);
        Values.sameLength("names and columns", names.size(), measured.length);
        Values.sameLength("columns measured and prepared", measured.length, prepared.columns());
        if (measured.length == 0) throw new UnusableData(Reason.EMPTY, "no columns to tell groups apart by");
        for (var j = 0; j < measured.length; j++) {
            Values.finite(names.get(j), measured[j]);
            Values.sameLength(names.get(j) + " and groups", measured[j].length, grouping.group().length);
        }
        Values.sameLength("prepared rows and groups", prepared.rows(), grouping.group().length);
        var found = new ArrayList<List<Distinction>>();
        for (var g = 0; g < grouping.groups(); g++) {
            var distinctions = new ArrayList<Distinction>();
            for (var j = 0; j < measured.length; j++)
                distinctions.addAll(of(names.get(j), grouping.group(), g, measured[j], prepared, j, level));
            distinctions.sort(
                    Comparator.comparingDouble(d -> -Math.abs(d.effect().estimate())));
            found.add(List.copyOf(distinctions));
        }
        return List.copyOf(found);
    }

    private static List<Distinction> of(
            String name, int[] group, int g, double[] measured, Points prepared, int column, double level) {
        var inside = new double[group.length];
        var outside = new double[group.length];
        var insideMeasured = new double[group.length];
        var outsideMeasured = new double[group.length];
        var all = new double[group.length];
        var in = 0;
        var out = 0;
        for (var i = 0; i < group.length; i++) {
            all[i] = prepared.at(i, column);
            if (group[i] == g) {
                inside[in] = all[i];
                insideMeasured[in++] = measured[i];
            } else {
                outside[out] = all[i];
                outsideMeasured[out++] = measured[i];
            }
        }
        if (in == 0 || out == 0) return List.of();
        var everybody = Summary.of(all);
        if (everybody.allTheSame())
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "%s is the same for everybody: it sets nobody apart".formatted(name));
        var deviation = Math.sqrt(everybody.squares() / everybody.count());
        var mean = Summary.of(Arrays.copyOf(inside, in)).mean();
        var other = Summary.of(Arrays.copyOf(outside, out)).mean();
        var effect = (mean - other) / deviation;
        var error = Math.sqrt((double) (in + out) / ((double) in * out) + effect * effect / (2.0 * (in + out)));
        var width = Interval.z(level) * error;
        return List.of(new Distinction(
                name,
                new Interval(effect, effect - width, effect + width, level),
                Quantiles.of(Arrays.copyOf(insideMeasured, in)).median(),
                Quantiles.of(Arrays.copyOf(outsideMeasured, out)).median()));
    }
}
