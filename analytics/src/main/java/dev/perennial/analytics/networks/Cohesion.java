package dev.perennial.analytics.networks;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;

/// How closely an undirected network hangs together.
///
/// `transitivity` is the share of pairs of links with a common node whose other ends are linked too (0 when
/// there is no such pair); `clustering` is the mean over all nodes of the share of linked neighbours, 0 for
/// nodes with less than two. The work grows with the links times the neighbours of the less connected end.
///
/// Watts, Strogatz (1998), Collective dynamics of small-world networks, Nature 393.
public record Cohesion(double transitivity, double clustering) {
    /// @throws UnusableData for a directed network
    public static Cohesion of(Network network) {
        undirected(network);
        var n = network.nodes();
        var triangles = new long[n];
        for (var a = 0; a < n; a++)
            for (var link = network.outStart(a); link < network.outStart(a + 1); link++) {
                var b = network.target(link);
                if (b > a) count(network, a, b, triangles);
            }
        var closed = 0.0;
        var pairs = 0.0;
        var clustering = 0.0;
        for (var a = 0; a < n; a++) {
            var degree = (double) network.degree(a);
            var around = degree * (degree - 1) / 2;
            closed += triangles[a];
            pairs += around;
            if (around > 0) clustering += triangles[a] / around;
        }
        return new Cohesion(pairs > 0 ? closed / pairs : 0, clustering / n);
    }

    /// Counts each triangle a < b < c once, for its three corners.
    private static void count(Network network, int a, int b, long[] triangles) {
        var small = network.degree(a) <= network.degree(b) ? a : b;
        var large = small == a ? b : a;
        for (var link = network.outStart(small); link < network.outStart(small + 1); link++) {
            var c = network.target(link);
            if (c > b && linked(network, large, c)) {
                triangles[a]++;
                triangles[b]++;
                triangles[c]++;
            }
        }
    }

    private static boolean linked(Network network, int from, int to) {
        var low = network.outStart(from);
        var high = network.outStart(from + 1) - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var found = network.target(middle);
            if (found == to) return true;
            if (found < to) low = middle + 1;
            else high = middle - 1;
        }
        return false;
    }

    /// Whether the well connected link to each other (positive) or to the little connected (negative): the
    /// correlation of the degrees at the two ends of a link.
    ///
    /// Newman (2002), Assortative mixing in networks, Physical Review Letters 89.
    ///
    /// @throws UnusableData for a directed network, one without links, or one in which all ends have the same
    /// degree
    public static double assortativity(Network network) {
        undirected(network);
        if (network.links() == 0) throw new UnusableData(Reason.EMPTY, "no links, so no ends to compare");
        var ends = 2.0 * network.links();
        var mean = 0.0;
        for (var a = 0; a < network.nodes(); a++) mean += (double) network.degree(a) * network.degree(a) / ends;
        var together = 0.0;
        var spread = 0.0;
        for (var a = 0; a < network.nodes(); a++) {
            var gap = network.degree(a) - mean;
            for (var link = network.outStart(a); link < network.outStart(a + 1); link++) {
                together += gap * (network.degree(network.target(link)) - mean);
                spread += gap * gap;
            }
        }
        if (spread <= 1e-12 * ends)
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "all linked nodes have %s links: nothing to correlate".formatted(mean));
        return together / spread;
    }

    private static void undirected(Network network) {
        if (network.isDirected())
            throw new UnusableData(
                    Reason.CONTRADICTION,
                    "a directed network: cohesion is told of undirected ones, drop the direction");
    }

    /// Shortest paths between all pairs: their mean length and the longest, over the pairs that are connected,
    /// and for each node the share of the others' shortest paths that lead through it (0 to 1).
    ///
    /// Brandes (2001), A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25. The
    /// work is nodes times links.
    public record Paths(double meanLength, int longest, double[] betweenness) {
        private static final double MOST = 2e10;

        /// @throws UnusableData when no node reaches another, or nodes times links exceed 2e10 (minutes)
        public static Paths of(Network network) {
            var n = network.nodes();
            if ((double) n * network.links() > MOST)
                throw new UnusableData(
                        Reason.TOO_MANY,
                        "%d nodes and %d links: all pairs are too many, ask for the reach of a few nodes"
                                .formatted(n, network.links()));
            var search = new Search(network);
            var betweenness = new double[n];
            for (var source = 0; source < n; source++) search.from(source, betweenness);
            if (search.pairs == 0) throw new UnusableData(Reason.EMPTY, "no node reaches another: there are no paths");
            var ordered = (n - 1.0) * (n - 2.0);
            for (var i = 0; i < n; i++) betweenness[i] = n > 2 ? betweenness[i] / ordered : 0;
            return new Paths(search.lengths / search.pairs, search.longest, betweenness);
        }
    }

    private static final class Search {
        private final Network network;
        private final int[] queue;
        private final int[] distance;
        private final double[] ways;
        private final double[] through;
        private double lengths;
        private double pairs;
        private int longest;

        Search(Network network) {
            this.network = network;
            this.queue = new int[network.nodes()];
            this.distance = new int[network.nodes()];
            this.ways = new double[network.nodes()];
            this.through = new double[network.nodes()];
        }

        void from(int source, double[] betweenness) {
            Arrays.fill(distance, -1);
            Arrays.fill(ways, 0);
            Arrays.fill(through, 0);
            distance[source] = 0;
            ways[source] = 1;
            queue[0] = source;
            var reached = 1;
            for (var at = 0; at < reached; at++) {
                var a = queue[at];
                for (var link = network.outStart(a); link < network.outStart(a + 1); link++) {
                    var b = network.target(link);
                    if (distance[b] < 0) {
                        distance[b] = distance[a] + 1;
                        lengths += distance[b];
                        queue[reached++] = b;
                    }
                    if (distance[b] == distance[a] + 1) ways[b] += ways[a];
                }
            }
            pairs += reached - 1;
            longest = Math.max(longest, distance[queue[reached - 1]]);
            for (var at = reached - 1; at > 0; at--) {
                var a = queue[at];
                for (var link = network.outStart(a); link < network.outStart(a + 1); link++) {
                    var b = network.target(link);
                    if (distance[b] == distance[a] + 1) through[a] += ways[a] / ways[b] * (1 + through[b]);
                }
                betweenness[a] += through[a];
            }
        }
    }
}
