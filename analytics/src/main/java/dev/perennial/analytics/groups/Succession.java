package dev.perennial.analytics.groups;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Tonight's groups as the heirs of last night's, so that customers do not seem to jump.
///
/// Last night's centres stand as they were, and are improved or replaced by a fresh grouping only when that comes
/// closer to the rows by more than 3 % of the squared distances: then `grouping` has the means of its groups as
/// centres, else those of last night. `continues[g]` is the old group that group g continues, or −1 for a group
/// that is new. Each old group has one heir at most: the pairing with the least total distance, in which an heir
/// lies nearer than three quarters of the way from the old group to its nearest neighbour.
public record Succession(Grouping grouping, int[] continues) {
    private static final double WORTH_IT = 0.03;
    private static final double NEAR = 0.75;
    private static final int MOST_GROUPS = 64;

    /// @param before last night's centres, measured by the same features as the points of tonight
    /// @throws UnusableData as [KMeans#fit], when the centres lack the points' columns, or for over 64 groups
    public static Succession of(Points points, double[][] before, int k, int starts, long seed) {
        if (before.length > MOST_GROUPS || k > MOST_GROUPS)
            throw new UnusableData(
                    Reason.TOO_MANY,
                    "%d groups after %d: at most %d are followed".formatted(k, before.length, MOST_GROUPS));
        for (var centre : before)
            if (centre.length != points.columns())
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "a centre of last night has %d columns, the points %d"
                                .formatted(centre.length, points.columns()));
        var fresh = KMeans.fit(points, k, starts, seed);
        if (before.length == k) {
            var worst = fresh.inertia() * (1 + WORTH_IT);
            var stood = standing(points, before);
            if (stood.inertia() <= worst && Arrays.stream(stood.sizes()).allMatch(size -> size > 0))
                return new Succession(stood, IntStream.range(0, k).toArray());
            var carried = KMeans.from(points, before);
            if (carried.inertia() <= worst) return new Succession(carried, heirs(before, carried.centres()));
        }
        return new Succession(fresh, heirs(before, fresh.centres()));
    }

    /// Every row at the nearest of last night's centres.
    private static Grouping standing(Points points, double[][] centres) {
        var group = new Grouping(centres, new int[points.rows()], 0, 0).nearest(points);
        var inertia = 0.0;
        for (var i = 0; i < group.length; i++)
            for (var j = 0; j < points.columns(); j++) {
                var gap = points.at(i, j) - centres[group[i]][j];
                inertia += gap * gap;
            }
        return new Grouping(centres, group, inertia, 0);
    }

    /// Which old centre each new one continues, −1 for none.
    static int[] heirs(double[][] before, double[][] now) {
        var heirs = new int[now.length];
        Arrays.fill(heirs, -1);
        if (before.length == 0) return heirs;
        var pairing = Pairing.least(before, now);
        for (var g = 0; g < now.length; g++) {
            var old = pairing[g];
            if (old < 0) continue;
            var room = Double.POSITIVE_INFINITY;
            for (var other = 0; other < before.length; other++)
                if (other != old) room = Math.min(room, NEAR * Pairing.distance(before[old], before[other]));
            if (Pairing.distance(before[old], now[g]) < room) heirs[g] = old;
        }
        return heirs;
    }

    /// The one-to-one pairing of least total distance.
    ///
    /// Kuhn (1955), The Hungarian method for the assignment problem; with potentials, after Jonker, Volgenant
    /// (1987).
    private static final class Pairing {
        /// For each new centre an old one, or −1 where there are too few.
        static int[] least(double[][] before, double[][] now) {
            var n = Math.max(before.length, now.length);
            var cost = new double[n + 1][n + 1];
            for (var i = 1; i <= now.length; i++)
                for (var j = 1; j <= before.length; j++) cost[i][j] = distance(now[i - 1], before[j - 1]);
            var rowPrice = new double[n + 1];
            var columnPrice = new double[n + 1];
            var rowOf = new int[n + 1];
            for (var row = 1; row <= n; row++) assign(row, cost, rowPrice, columnPrice, rowOf);
            var pairing = new int[now.length];
            Arrays.fill(pairing, -1);
            for (var j = 1; j <= before.length; j++) if (rowOf[j] <= now.length) pairing[rowOf[j] - 1] = j - 1;
            return pairing;
        }

        /// Gives a row its column, moving others along the cheapest chain.
        private static void assign(int row, double[][] cost, double[] rowPrice, double[] columnPrice, int[] rowOf) {
            var n = rowOf.length - 1;
            var slack = new double[n + 1];
            var way = new int[n + 1];
            var used = new boolean[n + 1];
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            rowOf[0] = row;
            var column = 0;
            do {
                used[column] = true;
                var at = rowOf[column];
                var least = Double.POSITIVE_INFINITY;
                var next = 0;
                for (var j = 1; j <= n; j++) {
                    if (used[j]) continue;
                    var reduced = cost[at][j] - rowPrice[at] - columnPrice[j];
                    if (reduced < slack[j]) {
                        slack[j] = reduced;
                        way[j] = column;
                    }
                    if (slack[j] < least) {
                        least = slack[j];
                        next = j;
                    }
                }
                for (var j = 0; j <= n; j++)
                    if (used[j]) {
                        rowPrice[rowOf[j]] += least;
                        columnPrice[j] -= least;
                    } else slack[j] -= least;
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            }
        }

        static double distance(double[] one, double[] other) {
            var sum = 0.0;
            for (var j = 0; j < one.length; j++) sum += (one[j] - other[j]) * (one[j] - other[j]);
            return Math.sqrt(sum);
        }
    }
}
