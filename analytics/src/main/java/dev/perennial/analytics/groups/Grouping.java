package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;

/// Rows put into groups numbered from 0: `group[i]` is that of row i, `centres[g]` the mean of group g in the
/// units of the points, `inertia` the sum of squared distances of all rows from the centre of their group, and
/// `rounds` how often the centres moved. Groups are numbered from the largest to the smallest.
public record Grouping(double[][] centres, int[] group, double inertia, int rounds) {
    public int groups() {
        return centres.length;
    }

    /// Rows of each group.
    public int[] sizes() {
        var sizes = new int[centres.length];
        for (var g : group) sizes[g]++;
        return sizes;
    }

    /// The group whose centre is nearest to each point, such as those of new customers.
    ///
    /// @throws UnusableData when the points have other columns than the centres
    public int[] nearest(Points points) {
        for (var centre : centres)
            if (centre.length != points.columns())
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "points of %d columns, centres of %d".formatted(points.columns(), centre.length));
        var nearest = new int[points.rows()];
        for (var i = 0; i < nearest.length; i++) {
            var least = Double.POSITIVE_INFINITY;
            for (var g = 0; g < centres.length; g++) {
                var distance = 0.0;
                for (var j = 0; j < centres[g].length; j++) {
                    var gap = points.at(i, j) - centres[g][j];
                    distance += gap * gap;
                }
                if (distance < least) {
                    least = distance;
                    nearest[i] = g;
                }
            }
        }
        return nearest;
    }

    /// The same groups, the largest first; of equal size, that with the smaller first coordinate.
    Grouping largestFirst() {
        var sizes = sizes();
        var order = new Integer[centres.length];
        Arrays.setAll(order, g -> g);
        Arrays.sort(
                order,
                (a, b) -> sizes[a] != sizes[b]
                        ? Integer.compare(sizes[b], sizes[a])
                        : Arrays.compare(centres[a], centres[b]));
        var place = new int[order.length];
        var sorted = new double[order.length][];
        for (var g = 0; g < order.length; g++) {
            place[order[g]] = g;
            sorted[g] = centres[order[g]];
        }
        return new Grouping(sorted, Arrays.stream(group).map(g -> place[g]).toArray(), inertia, rounds);
    }
}
