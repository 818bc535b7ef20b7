package dev.perennial.analytics.trees;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shallow trees added up into one table for each pair of columns: a leaf that hangs on at most two columns
/// is a rectangle of their bins, however many trees there are.
final class PairTables {
    private static final long MOST_CELLS = 4_000_000;

    private final boolean complete;
    private final Table[] tables;

    private record Pair(int first, int second) {}

    private record Table(int first, int second, int width, double[] cells) {}

    private PairTables(boolean complete, Table[] tables) {
        this.complete = complete;
        this.tables = tables;
    }

    /// Whether every tree is in the tables.
    boolean complete() {
        return complete;
    }

    static PairTables of(List<Tree> trees, Bins bins) {
        var none = new PairTables(trees.isEmpty(), new Table[0]);
        var found = new LinkedHashMap<Pair, Table>();
        for (var tree : trees) if (!leaves(tree, 0, new int[0], found, bins)) return none;
        return new PairTables(true, found.values().toArray(Table[]::new));
    }

    /// `way` holds the nodes above; false when a leaf hangs on three columns or the tables grow too large.
    private static boolean leaves(Tree tree, int node, int[] way, Map<Pair, Table> found, Bins bins) {
        if (tree.column()[node] >= 0) {
            var next = Arrays.copyOf(way, way.length + 1);
            next[way.length] = node;
            return leaves(tree, tree.left()[node], next, found, bins)
                    && leaves(tree, tree.right()[node], next, found, bins);
        }
        var first = way.length == 0 ? 0 : tree.column()[way[0]];
        var second = first;
        for (var above : way) {
            var column = tree.column()[above];
            if (column == first || column == second) continue;
            if (second != first) return false;
            second = column;
        }
        var low = Math.min(first, second);
        var high = Math.max(first, second);
        var table = found.computeIfAbsent(
                new Pair(low, high),
                pair -> new Table(
                        low,
                        high,
                        bins.count(high),
                        new double[bins.count(low) * (low == high ? 1 : bins.count(high))]));
        if (found.values().stream().mapToLong(each -> each.cells().length).sum() > MOST_CELLS) return false;
        fill(tree, node, way, table, bins);
        return true;
    }

    private static void fill(Tree tree, int leaf, int[] way, Table table, Bins bins) {
        for (var a = 0; a < bins.count(table.first()); a++) {
            if (table.first() == table.second()) {
                if (reaches(tree, leaf, way, table.first(), a, table.first(), a))
                    table.cells()[a] += tree.value()[leaf];
                continue;
            }
            for (var b = 0; b < bins.count(table.second()); b++)
                if (reaches(tree, leaf, way, table.first(), a, table.second(), b))
                    table.cells()[a * table.width() + b] += tree.value()[leaf];
        }
    }

    private static boolean reaches(Tree tree, int leaf, int[] way, int first, int a, int second, int b) {
        for (var k = 0; k < way.length; k++) {
            var node = way[k];
            var next = k + 1 < way.length ? way[k + 1] : leaf;
            var bin = tree.column()[node] == first ? a : b;
            if (tree.goesLeft(node, bin) != (next == tree.left()[node])) return false;
        }
        return true;
    }

    /// Adds the trees' scores of a block of rows, given as bins by column, to scores from..to.
    void add(byte[][] data, int from, int to, double[] scores) {
        for (var table : tables) {
            var first = data[table.first()];
            var cells = table.cells();
            if (table.first() == table.second()) {
                for (var i = 0; i < to - from; i++) scores[from + i] += cells[first[i] & 0xFF];
                continue;
            }
            var second = data[table.second()];
            var width = table.width();
            for (var i = 0; i < to - from; i++)
                scores[from + i] += cells[(first[i] & 0xFF) * width + (second[i] & 0xFF)];
        }
    }
}
