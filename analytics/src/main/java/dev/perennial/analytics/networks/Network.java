package dev.perennial.analytics.networks;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;

/// Links between nodes numbered from 0, kept as sorted rows of neighbours. A link named twice is one link.
///
/// Memory is 4 bytes a link and direction and 8 bytes a node. Nodes without links are nodes all the same.
public final class Network {
    private final boolean directed;
    private final int links;
    private final int[] outStart;
    private final int[] out;
    private final int[] inStart;
    private final int[] in;

    private Network(boolean directed, int links, int[] outStart, int[] out, int[] inStart, int[] in) {
        this.directed = directed;
        this.links = links;
        this.outStart = outStart;
        this.out = out;
        this.inStart = inStart;
        this.in = in;
    }

    /// Link i leads from `from[i]` to `to[i]`, such as from who recommended to who came.
    ///
    /// @throws UnusableData when there are no nodes, the arrays differ in length, a number is not that of a
    /// node, or a node links to itself
    public static Network directed(int nodes, int[] from, int[] to) {
        check(nodes, from, to);
        var rows = Rows.of(nodes, from, to);
        var back = rows.turned();
        return new Network(true, rows.ends.length, rows.starts, rows.ends, back.starts, back.ends);
    }

    /// Link i joins `one[i]` and `other[i]`, in whichever order.
    ///
    /// @throws UnusableData as [#directed]
    public static Network undirected(int nodes, int[] one, int[] other) {
        check(nodes, one, other);
        var n = one.length;
        var from = Arrays.copyOf(one, 2 * n);
        var to = Arrays.copyOf(other, 2 * n);
        System.arraycopy(other, 0, from, n, n);
        System.arraycopy(one, 0, to, n, n);
        var rows = Rows.of(nodes, from, to);
        return new Network(false, rows.ends.length / 2, rows.starts, rows.ends, rows.starts, rows.ends);
    }

    private static void check(int nodes, int[] from, int[] to) {
        if (nodes < 1) throw new UnusableData(Reason.EMPTY, "%d nodes: at least 1 is needed".formatted(nodes));
        if (from.length != to.length)
            throw new UnusableData(
                    Reason.LENGTHS_DIFFER,
                    "links: %d starts but %d ends, each link has both".formatted(from.length, to.length));
        if (from.length > 1 << 29)
            throw new UnusableData(Reason.TOO_MANY, "%d links: at most 2^29 are taken".formatted(from.length));
        for (var i = 0; i < from.length; i++) {
            if (from[i] < 0 || from[i] >= nodes || to[i] < 0 || to[i] >= nodes)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE,
                        "link %d from %d to %d: nodes are 0 to %d".formatted(i, from[i], to[i], nodes - 1));
            if (from[i] == to[i])
                throw new UnusableData(
                        Reason.CONTRADICTION, "link %d leads from node %d to itself".formatted(i, from[i]));
        }
    }

    public int nodes() {
        return outStart.length - 1;
    }

    public int links() {
        return links;
    }

    public boolean isDirected() {
        return directed;
    }

    /// The share of all possible links that exist: m / (n (n − 1)), twice that when undirected. It falls as
    /// 1 / n by itself, so say the mean number of links beside it. 0 for a single node.
    public double density() {
        var n = (double) nodes();
        return n < 2 ? 0 : (directed ? 1 : 2) * links / (n * (n - 1));
    }

    /// Links leaving the node; all its links when undirected.
    public int degree(int node) {
        within(node);
        return outStart[node + 1] - outStart[node];
    }

    /// Links arriving at the node; all its links when undirected.
    public int arriving(int node) {
        within(node);
        return inStart[node + 1] - inStart[node];
    }

    /// The neighbours that links lead to, ascending.
    public int[] neighbours(int node) {
        within(node);
        return Arrays.copyOfRange(out, outStart[node], outStart[node + 1]);
    }

    private void within(int node) {
        if (node < 0 || node >= nodes())
            throw new UnusableData(Reason.OUT_OF_RANGE, "node %d: nodes are 0 to %d".formatted(node, nodes() - 1));
    }

    /// How many other nodes can be reached from the node along links, and over how many links the farthest.
    public Reach reach(int node) {
        within(node);
        var seen = new boolean[nodes()];
        var queue = new int[nodes()];
        var depth = 0;
        var from = 0;
        var to = 1;
        queue[0] = node;
        seen[node] = true;
        while (true) {
            var end = to;
            for (; from < end; from++)
                for (var e = outStart[queue[from]]; e < outStart[queue[from] + 1]; e++)
                    if (!seen[out[e]]) {
                        seen[out[e]] = true;
                        queue[to++] = out[e];
                    }
            if (to == end) return new Reach(to - 1, depth);
            depth++;
        }
    }

    /// Nodes that can be reached, the start left out, and the number of links to the farthest of them.
    public record Reach(int nodes, int depth) {}

    int outStart(int node) {
        return outStart[node];
    }

    int target(int link) {
        return out[link];
    }

    int inStart(int node) {
        return inStart[node];
    }

    int source(int link) {
        return in[link];
    }

    /// Neighbours by node, ascending, each once.
    private static final class Rows {
        final int[] starts;
        final int[] ends;

        private Rows(int[] starts, int[] ends) {
            this.starts = starts;
            this.ends = ends;
        }

        /// Turned twice, rows come out sorted: a counting sort by end, then by start.
        static Rows of(int nodes, int[] from, int[] to) {
            return counted(nodes, from, to).turned().turned().withoutDoubles();
        }

        private static Rows counted(int nodes, int[] from, int[] to) {
            var starts = new int[nodes + 1];
            for (var f : from) starts[f + 1]++;
            for (var i = 0; i < nodes; i++) starts[i + 1] += starts[i];
            var at = Arrays.copyOf(starts, nodes);
            var ends = new int[from.length];
            for (var i = 0; i < from.length; i++) ends[at[from[i]]++] = to[i];
            return new Rows(starts, ends);
        }

        Rows turned() {
            var nodes = starts.length - 1;
            var turned = new int[nodes + 1];
            for (var end : ends) turned[end + 1]++;
            for (var i = 0; i < nodes; i++) turned[i + 1] += turned[i];
            var at = Arrays.copyOf(turned, nodes);
            var back = new int[ends.length];
            for (var row = 0; row < nodes; row++)
                for (var e = starts[row]; e < starts[row + 1]; e++) back[at[ends[e]]++] = row;
            return new Rows(turned, back);
        }

        private Rows withoutDoubles() {
            var nodes = starts.length - 1;
            var once = new int[nodes + 1];
            var kept = 0;
            for (var row = 0; row < nodes; row++) {
                for (var e = starts[row]; e < starts[row + 1]; e++)
                    if (e == starts[row] || ends[e] != ends[e - 1]) ends[kept++] = ends[e];
                once[row + 1] = kept;
            }
            return new Rows(once, Arrays.copyOf(ends, kept));
        }
    }
}
