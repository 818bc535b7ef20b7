package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;

/// How unevenly a total, such as revenue, is spread over customers.
public final class Concentration {
    private static final int MOST_POINTS = 1_000_000;

    private final double[] descending;
    private final double total;

    private Concentration(double[] descending, double total) {
        this.descending = descending;
        this.total = total;
    }

    /// Values of 0 or more, one a customer, in any order.
    ///
    /// @throws UnusableData when there are none, one is negative or not finite, or all are 0
    public static Concentration of(double... values) {
        if (values.length == 0) throw new UnusableData(Reason.EMPTY, "no values to share a total");
        var sum = 0.0;
        for (var i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]))
                throw new UnusableData(Reason.NOT_FINITE, "value %d is %s".formatted(i, values[i]));
            if (values[i] < 0)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE, "value %d is %s: shares need 0 or more".formatted(i, values[i]));
            sum += values[i];
        }
        if (sum == 0) throw new UnusableData(Reason.OUT_OF_RANGE, "all values are 0: there is no total to share");
        var sorted = values.clone();
        Arrays.sort(sorted);
        for (int low = 0, high = sorted.length - 1; low < high; low++, high--) {
            var kept = sorted[low];
            sorted[low] = sorted[high];
            sorted[high] = kept;
        }
        return new Concentration(sorted, sum);
    }

    /// Gini's coefficient: 0 when all are equal, (n − 1) / n when one has everything.
    public double gini() {
        var n = descending.length;
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += (n - 1 - 2.0 * i) * descending[i];
        return sum / (n * total);
    }

    /// Share of the total held by the largest part of the customers: 0.2 asks for the top fifth. Part of a
    /// customer
    /// counts in proportion.
    public double heldByTop(double part) {
        if (!(part >= 0 && part <= 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a part of %s is not between 0 and 1".formatted(part));
        var customers = part * descending.length;
        var sum = 0.0;
        for (var i = 0; i < descending.length && i < customers; i++) sum += Math.min(1, customers - i) * descending[i];
        return sum / total;
    }

    /// Lorenz's curve at `points` even steps of customers from the smallest up: entry i is the share of
    /// the total
    /// held by the lowest i / (points − 1) of them.
    public double[] lorenz(int points) {
        if (points < 2 || points > MOST_POINTS)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "a curve of %d points: 2 to %d can be had".formatted(points, MOST_POINTS));
        var curve = new double[points];
        for (var i = 1; i < points; i++) curve[i] = 1 - heldByTop(1 - i / (points - 1.0));
        return curve;
    }
}
