package dev.perennial.analytics.comparison;

import dev.perennial.analytics.numeric.GammaFunction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// All tables with the row and column sums of a given one.
///
/// A table is dealt column by column. What is left for the rows after some columns is a state that many
/// beginnings lead to; beginnings that are equally likely are counted as one, and beginnings and
/// endings of each state are listed apart and matched, so that their product is never written out.
final class FixedMargins {
    private static final int MOST_BEGINNINGS = 200_000;
    private static final int MOST_ENDINGS = 8_000_000;
    private static final int ROUNDS = 9_999;
    private static final long SEED = 0x13198a2e03707344L;
    private static final double TIES = 1e-7;
    private static final double SAME = 1e9;

    private final long[][] columns;
    private final long[] columnSums;
    private final long[] rowSums;
    private final double[] logFactorial;
    private int work;

    /// Deals the categories out one by one, or the groups; the work may differ greatly, the answer does
    /// not.
    FixedMargins(Table table, boolean byCategory) {
        var count = byCategory ? table.columns() : table.rows();
        var length = byCategory ? table.rows() : table.columns();
        var all = new long[count][length];
        for (var c = 0; c < count; c++)
            for (var r = 0; r < length; r++) all[c][r] = byCategory ? table.counts()[r][c] : table.counts()[c][r];
        Arrays.sort(all, (a, b) -> Long.compare(sum(a), sum(b)));
        this.columns = all;
        this.columnSums = Arrays.stream(all).mapToLong(FixedMargins::sum).toArray();
        this.rowSums = new long[length];
        for (var column : all) for (var r = 0; r < length; r++) rowSums[r] += column[r];
        this.logFactorial = new double[Math.toIntExact(sum(rowSums)) + 1];
        for (var i = 2; i < logFactorial.length; i++) logFactorial[i] = GammaFunction.logGamma(i + 1.0);
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).sum();
    }

    double logProbability() {
        return constant() + logWeight(columns);
    }

    private double constant() {
        var log = -logFactorial[logFactorial.length - 1];
        for (var row : rowSums) log += logFactorial[(int) row];
        for (var column : columnSums) log += logFactorial[(int) column];
        return log;
    }

    private double logWeight(long[][] cells) {
        var log = 0.0;
        for (var column : cells) for (var cell : column) log -= logFactorial[(int) cell];
        return log;
    }

    /// The share of tables that are no likelier than the given one; empty when there are too many to
    /// count.
    OptionalDouble counted() {
        work = 0;
        var halfway = columns.length - 2;
        var states = Map.of(new State(rowSums), new Beginnings(new double[] {0}, new double[] {1}));
        for (var c = 0; c < halfway; c++) {
            states = dealt(states, columnSums[c]);
            if (work > MOST_BEGINNINGS) return OptionalDouble.empty();
        }
        work = 0;
        var bar = logWeight(columns) + TIES;
        var constant = constant();
        var p = 0.0;
        for (var state : states.entrySet()) {
            var left = state.getKey().left();
            var endings = new Endings();
            end(left, 0, columnSums[halfway], room(left, 0), 0, endings);
            if (work > MOST_ENDINGS) return OptionalDouble.empty();
            var after = endings.sorted();
            var upTo = new double[after.length + 1];
            for (var k = 0; k < after.length; k++) upTo[k + 1] = upTo[k] + Math.exp(constant / 2 + after[k]);
            var beginnings = state.getValue();
            for (var i = 0; i < beginnings.logs.length; i++) {
                var before = beginnings.logs[i];
                var low = 0;
                var high = after.length;
                while (low < high) {
                    var middle = (low + high) >>> 1;
                    if (before + after[middle] <= bar) low = middle + 1;
                    else high = middle;
                }
                p += beginnings.times[i] * Math.exp(constant / 2 + before) * upTo[low];
            }
        }
        return OptionalDouble.of(Math.min(1, p));
    }

    /// What is left for each row.
    private record State(long[] left) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State(var theirs) && Arrays.equals(left, theirs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(left);
        }
    }

    /// Logarithms of weights and how often each occurs.
    private record Beginnings(double[] logs, double[] times) {}

    private Map<State, Beginnings> dealt(Map<State, Beginnings> states, long column) {
        var next = new HashMap<State, Weights>();
        for (var state : states.entrySet())
            deal(state.getKey().left(), state.getKey().left().clone(), 0, column, 0, state.getValue(), next);
        var done = new HashMap<State, Beginnings>();
        next.forEach((state, weights) -> done.put(state, weights.merged()));
        return done;
    }

    private void deal(
            long[] before, long[] left, int row, long still, double log, Beginnings weights, Map<State, Weights> next) {
        if (work > MOST_BEGINNINGS) return;
        if (row == left.length - 1) {
            if (still > before[row]) return;
            left[row] = before[row] - still;
            work += weights.logs.length;
            next.computeIfAbsent(new State(left.clone()), _ -> new Weights())
                    .add(weights, log - logFactorial[(int) still]);
            left[row] = before[row];
            return;
        }
        var room = room(before, row + 1);
        for (var cell = Math.max(0, still - room); cell <= Math.min(still, before[row]); cell++) {
            left[row] = before[row] - cell;
            deal(before, left, row + 1, still - cell, log - logFactorial[(int) cell], weights, next);
        }
        left[row] = before[row];
    }

    /// Deals the last column but one; what is left then is the last one.
    private void end(long[] left, int row, long still, long room, double log, Endings endings) {
        if (work > MOST_ENDINGS) return;
        if (row == left.length - 1) {
            work++;
            endings.add(log - logFactorial[(int) still] - logFactorial[(int) (left[row] - still)]);
            return;
        }
        var below = room - left[row];
        for (var cell = Math.max(0, still - below); cell <= Math.min(still, left[row]); cell++) {
            var weight = log - logFactorial[(int) cell] - logFactorial[(int) (left[row] - cell)];
            end(left, row + 1, still - cell, below, weight, endings);
        }
    }

    private static long room(long[] left, int from) {
        var room = 0L;
        for (var r = from; r < left.length; r++) room += left[r];
        return room;
    }

    private static final class Endings {
        private double[] logs = new double[64];
        private int size;

        void add(double log) {
            if (size == logs.length) logs = Arrays.copyOf(logs, 2 * size);
            logs[size++] = log;
        }

        double[] sorted() {
            var sorted = Arrays.copyOf(logs, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private static final class Weights {
        private final Map<Long, double[]> byLog = new HashMap<>();

        void add(Beginnings more, double log) {
            for (var i = 0; i < more.logs.length; i++) {
                var weight = more.logs[i] + log;
                byLog.computeIfAbsent(Math.round(weight * SAME), _ -> new double[] {weight, 0})[1] += more.times[i];
            }
        }

        Beginnings merged() {
            var all = byLog.values();
            return new Beginnings(
                    all.stream().mapToDouble(pair -> pair[0]).toArray(),
                    all.stream().mapToDouble(pair -> pair[1]).toArray());
        }
    }

    /// The same share among seeded random tables, the given one counted in.
    double simulated() {
        var owner = new int[Math.toIntExact(sum(rowSums))];
        var at = 0;
        for (var r = 0; r < rowSums.length; r++) for (var i = rowSums[r]; i > 0; i--) owner[at++] = r;
        var bar = logWeight(columns) + TIES;
        var random = new SplittableRandom(SEED);
        var rounds = Math.clamp(400_000_000L / owner.length, 999, ROUNDS);
        var asUnlikely = 0;
        for (var round = 0; round < rounds; round++) {
            Shuffle.of(owner, random);
            var log = 0.0;
            var from = 0;
            for (var column : columnSums) {
                var cells = new int[rowSums.length];
                for (var i = from; i < from + column; i++) cells[owner[i]]++;
                for (var cell : cells) log -= logFactorial[cell];
                from += (int) column;
            }
            if (log <= bar) asUnlikely++;
        }
        return (asUnlikely + 1.0) / (rounds + 1.0);
    }
}
