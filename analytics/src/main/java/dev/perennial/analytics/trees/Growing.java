package dev.perennial.analytics.trees;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Grows one tree level by level on the slopes and curvatures of the loss. Each column's histogram is summed
/// in the order of the rows by one thread, so the tree is the same on any number of cores; of two siblings
/// only the smaller is counted, the other is what is left of the parent.
final class Growing {
    private static final int WORTH_A_THREAD = 500_000;
    private static final double LEAST_GAIN = 1e-9;
    private static final double LARGEST_STEP = 4;

    private final Boosting settings;
    private final Bins bins;
    private final byte[][] data;
    private final double[] slope;
    private final double[] curve;
    private final int[] offset;
    private final int width;

    private int[] rows = new int[0];
    private int[] columns = new int[0];

    private final int[] column;
    private final int[] lastLeft;
    private final boolean[] missingLeft;
    private final int[] left;
    private final int[] right;
    private final double[] value;
    private final double[] cover;
    private int nodes;

    Growing(Boosting settings, Bins bins, byte[][] data, double[] slope, double[] curve) {
        this.settings = settings;
        this.bins = bins;
        this.data = data;
        this.slope = slope;
        this.curve = curve;
        this.offset = new int[data.length];
        var total = 0;
        for (var j = 0; j < data.length; j++) {
            offset[j] = total;
            total += 2 * bins.count(j);
        }
        this.width = total;
        var most = (2 << settings.depth()) - 1;
        column = new int[most];
        lastLeft = new int[most];
        missingLeft = new boolean[most];
        left = new int[most];
        right = new int[most];
        value = new double[most];
        cover = new double[most];
    }

    /// A node still to be split: its rows, its histogram and the sums over it.
    private record Open(int node, int from, int to, double[] histogram, double g, double h, int depth) {}

    private record Split(double gain, int column, int lastLeft, boolean missingLeft) {
        static final Split NONE = new Split(LEAST_GAIN, -1, 0, false);
    }

    /// The rows are put into another order. A tree that found nothing to ask changes no score.
    Tree grow(int[] rows, int[] columns) {
        this.rows = rows;
        this.columns = columns;
        nodes = 0;
        Arrays.fill(column, -1);
        var root = open(node(rows.length), 0, rows.length, null, null, 0);
        split(root);
        if (nodes == 1) value[0] = 0;
        return new Tree(
                Arrays.copyOf(column, nodes),
                Arrays.copyOf(lastLeft, nodes),
                Arrays.copyOf(missingLeft, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(right, nodes),
                Arrays.copyOf(value, nodes),
                Arrays.copyOf(cover, nodes));
    }

    private int node(int size) {
        cover[nodes] = size;
        return nodes++;
    }

    private Open open(int node, int from, int to, double @Nullable [] parent, double @Nullable [] sibling, int depth) {
        var g = 0.0;
        var h = 0.0;
        for (var k = from; k < to; k++) {
            g += slope[rows[k]];
            h += curve[rows[k]];
        }
        value[node] = Math.clamp(-g / (h + settings.penalty()), -LARGEST_STEP, LARGEST_STEP) * settings.rate();
        double[] histogram;
        if (depth == settings.depth()) histogram = new double[0];
        else if (parent != null && sibling != null) {
            for (var k = 0; k < width; k++) parent[k] -= sibling[k];
            histogram = parent;
        } else histogram = count(from, to);
        return new Open(node, from, to, histogram, g, h, depth);
    }

    private double[] count(int from, int to) {
        var histogram = new double[width];
        var n = to - from;
        var g = new double[n];
        var h = new double[n];
        for (var k = 0; k < n; k++) {
            g[k] = slope[rows[from + k]];
            h[k] = curve[rows[from + k]];
        }
        var each = IntStream.of(columns);
        ((long) n * columns.length > WORTH_A_THREAD ? each.parallel() : each).forEach(j -> {
            var bytes = data[j];
            var base = offset[j];
            for (var k = 0; k < n; k++) {
                var at = base + 2 * (bytes[rows[from + k]] & 0xFF);
                histogram[at] += g[k];
                histogram[at + 1] += h[k];
            }
        });
        return histogram;
    }

    private void split(Open open) {
        if (open.depth() == settings.depth() || open.to() - open.from() < 2 * settings.leastRows()) return;
        var best = Split.NONE;
        for (var j : columns) {
            var found = best(open, j);
            if (found.gain() > best.gain()) best = found;
        }
        if (best.column() < 0) return;
        var middle = partition(open, best);
        var small = Math.min(middle - open.from(), open.to() - middle);
        if (small < settings.leastRows()) return;
        var node = open.node();
        column[node] = best.column();
        lastLeft[node] = best.lastLeft();
        missingLeft[node] = best.missingLeft();
        left[node] = node(middle - open.from());
        right[node] = node(open.to() - middle);
        var depth = open.depth() + 1;
        var leftIsSmall = middle - open.from() <= open.to() - middle;
        Open first;
        Open second;
        if (leftIsSmall) {
            first = open(left[node], open.from(), middle, null, null, depth);
            second = open(right[node], middle, open.to(), open.histogram(), first.histogram(), depth);
        } else {
            second = open(right[node], middle, open.to(), null, null, depth);
            first = open(left[node], open.from(), middle, open.histogram(), second.histogram(), depth);
        }
        split(first);
        split(second);
    }

    /// Tries every cut of one column, with the missing values on either side.
    private Split best(Open open, int j) {
        var h = open.histogram();
        var base = offset[j];
        var count = bins.count(j);
        var missingG = h[base];
        var missingH = h[base + 1];
        var whole = score(open.g(), open.h());
        var best = Split.NONE;
        var g = 0.0;
        var c = 0.0;
        for (var bin = 1; bin < count - 1; bin++) {
            g += h[base + 2 * bin];
            c += h[base + 2 * bin + 1];
            for (var side = 0; side < (missingH > 1e-12 ? 2 : 1); side++) {
                var leftG = side == 0 ? g : g + missingG;
                var leftH = side == 0 ? c : c + missingH;
                var rightH = open.h() - leftH;
                if (leftH < settings.leastCurve() || rightH < settings.leastCurve()) continue;
                var gain = score(leftG, leftH) + score(open.g() - leftG, rightH) - whole;
                if (gain > best.gain()) best = new Split(gain, j, bin, side == 1);
            }
        }
        return best;
    }

    private double score(double g, double h) {
        return g * g / (h + settings.penalty());
    }

    /// Those who go left first, each side in its old order.
    private int partition(Open open, Split split) {
        var bytes = data[split.column()];
        var others = new int[open.to() - open.from()];
        var put = open.from();
        var kept = 0;
        for (var k = open.from(); k < open.to(); k++) {
            var bin = bytes[rows[k]] & 0xFF;
            if (bin == 0 ? split.missingLeft() : bin <= split.lastLeft()) rows[put++] = rows[k];
            else others[kept++] = rows[k];
        }
        System.arraycopy(others, 0, rows, put, kept);
        return put;
    }
}
