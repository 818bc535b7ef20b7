package dev.perennial.analytics.trees;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// How trees are boosted: each is fitted to what the ones before it left over, by Newton steps on the loss.
/// The same settings and rows give the same trees on any machine.
///
/// - `rounds`: trees at most
/// - `depth`: questions asked on the way to a leaf, 1 to 8
/// - `rate`: how much of each step is taken, above 0 and up to 1
/// - `rowShare`, `columnShare`: what each tree gets to see, above 0 and up to 1; of the columns at least two
///   for each question, so that those that matter only together can meet
/// - `leastRows`, `leastCurve`: rows and summed curvature a leaf must have
/// - `penalty`: ridge on the leaves, 0 or more
/// - `patience`: with more than 0, a fifth of the rows is held back to find the number of rounds: the one
///   after which so many rounds brought nothing; then all rows are fitted with that number
///
/// Friedman (2001), Greedy function approximation: a gradient boosting machine, Annals of Statistics 29(5);
/// Ke et al. (2017), LightGBM, for histograms.
public record Boosting(
        Loss loss,
        int rounds,
        int depth,
        double rate,
        double rowShare,
        double columnShare,
        int leastRows,
        double leastCurve,
        double penalty,
        int patience,
        long seed) {
    private static final int MOST_BINS = 64;
    private static final int LEAST_ROWS = 20;
    private static final double HELD_BACK = 0.2;
    private static final int CHUNK = 32_768;

    public Boosting {
        if (rounds < 1
                || rounds > 10_000
                || depth < 1
                || depth > 8
                || !share(rate)
                || !share(rowShare)
                || !share(columnShare)
                || leastRows < 1
                || !(leastCurve >= 0)
                || !(penalty >= 0)
                || patience < 0)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%d rounds (1 to 10000) of depth %d (1 to 8), rate %s, shares %s and %s (above 0, up to 1), at least %d rows and curvature %s a leaf, penalty %s, patience %d cannot be"
                            .formatted(
                                    rounds,
                                    depth,
                                    rate,
                                    rowShare,
                                    columnShare,
                                    leastRows,
                                    leastCurve,
                                    penalty,
                                    patience));
    }

    private static boolean share(double value) {
        return value > 0 && value <= 1;
    }

    /// Careful settings for small and middling data: 400 rounds at most of depth 3 with rate 0.05, stopped early.
    public static Boosting of(Loss loss, long seed) {
        return new Boosting(loss, 400, 3, 0.05, 0.8, 0.8, 10, 1e-3, 1, 30, seed);
    }

    public Boosting withRounds(int most, int newPatience) {
        return new Boosting(
                loss, most, depth, rate, rowShare, columnShare, leastRows, leastCurve, penalty, newPatience, seed);
    }

    public Boosting withDepth(int newDepth) {
        return new Boosting(
                loss, rounds, newDepth, rate, rowShare, columnShare, leastRows, leastCurve, penalty, patience, seed);
    }

    public Boosting withRate(double newRate) {
        return new Boosting(
                loss, rounds, depth, newRate, rowShare, columnShare, leastRows, leastCurve, penalty, patience, seed);
    }

    public Boosting withShares(double rows, double columns) {
        return new Boosting(loss, rounds, depth, rate, rows, columns, leastRows, leastCurve, penalty, patience, seed);
    }

    public Boosting withLeaves(int rows, double newPenalty) {
        return new Boosting(
                loss, rounds, depth, rate, rowShare, columnShare, rows, leastCurve, newPenalty, patience, seed);
    }

    /// Learns `target` from columns of one entry a row; NaN is a missing value.
    ///
    /// @throws UnusableData for no columns or rows, fewer than twenty rows, lengths that differ, infinite
    /// values, a target the loss cannot have, or one that is the same in every row
    public BoostedTrees fit(double[][] columns, double[] target) {
        return fit(columns, target, new double[target.length]);
    }

    /// Learns what an `offset`, a score known beforehand for each row, leaves to be learned. It is not part
    /// of the scores of the trees: add it to them.
    public BoostedTrees fit(double[][] columns, double[] target, double[] offset) {
        check(columns, target, offset);
        var bins = Bins.of(columns, MOST_BINS);
        var data = bins.of(columns);
        var best = patience == 0 ? rounds : bestRounds(bins, data, target, offset);
        var all = IntStream.range(0, target.length).toArray();
        return new Course(bins, data, target, offset, all).run(best);
    }

    private void check(double[][] columns, double[] target, double[] offset) {
        Bins.check(columns);
        Values.sameLength("rows of columns and target", columns[0].length, target.length);
        Values.sameLength("target and offset", target.length, offset.length);
        loss.check(target);
        Values.finite("offset", offset);
        if (target.length < LEAST_ROWS)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d rows: trees need at least %d".formatted(target.length, LEAST_ROWS));
        if (Arrays.stream(target).allMatch(each -> each == target[0]))
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "the target is %s in every row: nothing to learn".formatted(target[0]));
    }

    private int bestRounds(Bins bins, byte[][] data, double[] target, double[] offset) {
        var shuffled = shuffled(target.length, new SplittableRandom(seed ^ 0x5EED));
        var back = (int) Math.ceil(HELD_BACK * target.length);
        var held = Arrays.copyOf(shuffled, back);
        var kept = Arrays.copyOfRange(shuffled, back, shuffled.length);
        Arrays.sort(kept);
        var course = new Course(bins, data, target, offset, kept);
        var least = course.miss(held);
        var best = 0;
        for (var round = 1; round <= rounds && round - best <= patience; round++) {
            course.next();
            var miss = course.miss(held);
            if (miss < least) {
                least = miss;
                best = round;
            }
        }
        return best;
    }

    /// What a choice of the number of rounds over several folds needs.
    ///
    /// - `misses`: the mean miss on the held-back rows before the first round and after each
    /// - `every`, `scores`: scores of the held-back rows, in their order, after 0, every, 2 · every … rounds
    public record HeldBack(double[] misses, int every, double[][] scores) {}

    /// Fits all rounds on the rows that are not held back; `patience` plays no part.
    ///
    /// @throws UnusableData as [#fit], and when `held` leaves too few rows
    public HeldBack heldBack(double[][] columns, double[] target, boolean[] held, int every) {
        check(columns, target, new double[target.length]);
        Values.sameLength("target and held-back rows", target.length, held.length);
        var kept = IntStream.range(0, held.length).filter(i -> !held[i]).toArray();
        var back = IntStream.range(0, held.length).filter(i -> held[i]).toArray();
        if (kept.length < LEAST_ROWS || back.length == 0 || every < 1)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d rows to learn from, %d held back, every %d rounds: at least %d, 1 and 1"
                            .formatted(kept.length, back.length, every, LEAST_ROWS));
        var bins = Bins.of(columns, MOST_BINS);
        var course = new Course(bins, bins.of(columns), target, new double[target.length], kept);
        var misses = new double[rounds + 1];
        var scores = new double[rounds / every + 1][];
        for (var round = 0; round <= rounds; round++) {
            if (round > 0) course.next();
            misses[round] = course.miss(back);
            if (round % every == 0) scores[round / every] = course.scores(back);
        }
        return new HeldBack(misses, every, scores);
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        var rows = IntStream.range(0, n).toArray();
        for (var i = n - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return rows;
    }

    /// A fit under way: the trees so far and the score of every row, learned from or not.
    private final class Course {
        private final Bins bins;
        private final byte[][] data;
        private final double[] target;
        private final int[] learned;
        private final double[] scores;
        private final double[] slope;
        private final double[] curve;
        private final double start;
        private final Growing growing;
        private final SplittableRandom random = new SplittableRandom(seed);
        private final List<Tree> trees = new ArrayList<>();

        Course(Bins bins, byte[][] data, double[] target, double[] offset, int[] learned) {
            this.bins = bins;
            this.data = data;
            this.target = target;
            this.learned = learned;
            this.scores = offset.clone();
            this.slope = new double[target.length];
            this.curve = new double[target.length];
            this.start = start(offset);
            for (var i = 0; i < scores.length; i++) scores[i] += start;
            this.growing = new Growing(Boosting.this, bins, data, slope, curve);
        }

        /// The constant that, added to every offset, misses least.
        private double start(double[] offset) {
            var mean = 0.0;
            var shift = 0.0;
            for (var i : learned) {
                mean += target[i] / learned.length;
                shift += offset[i] / learned.length;
            }
            var n = learned.length;
            var at = loss.start(
                            loss == Loss.SQUARED
                                    ? mean
                                    : Math.clamp(mean, 0.5 / n, loss == Loss.LOGISTIC ? 1 - 0.5 / n : Double.MAX_VALUE))
                    - shift;
            for (var round = 0; round < 20 && loss != Loss.SQUARED; round++) {
                var g = 0.0;
                var h = 1e-9;
                for (var i : learned) {
                    var answer = loss.answer(at + offset[i]);
                    g += answer - target[i];
                    h += loss.curve(answer);
                }
                at -= Math.clamp(g / h, -1, 1);
            }
            return at;
        }

        BoostedTrees run(int count) {
            for (var round = 0; round < count; round++) next();
            return new BoostedTrees(loss, bins, start, List.copyOf(trees));
        }

        void next() {
            chunks(learned.length, k -> {
                var i = learned[k];
                var answer = loss.answer(scores[i]);
                slope[i] = answer - target[i];
                curve[i] = Math.max(loss.curve(answer), 1e-12);
            });
            var tree = growing.grow(rows(), columns());
            trees.add(tree);
            chunks(scores.length, i -> scores[i] += score(tree, i));
        }

        /// On several cores only where a chunk is worth the waking of a thread.
        private void chunks(int count, IntConsumer each) {
            if (count <= CHUNK) {
                for (var k = 0; k < count; k++) each.accept(k);
                return;
            }
            IntStream.range(0, (count + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
                for (var k = chunk * CHUNK; k < Math.min(count, (chunk + 1) * CHUNK); k++) each.accept(k);
            });
        }

        private double score(Tree tree, int i) {
            var node = 0;
            while (tree.column()[node] >= 0)
                node = tree.goesLeft(node, data[tree.column()[node]][i] & 0xFF)
                        ? tree.left()[node]
                        : tree.right()[node];
            return tree.value()[node];
        }

        private int[] rows() {
            if (rowShare == 1) return learned.clone();
            var drawn = new int[learned.length];
            var n = 0;
            for (var i : learned) if (random.nextDouble() < rowShare) drawn[n++] = i;
            return n < 2 * leastRows ? learned.clone() : Arrays.copyOf(drawn, n);
        }

        private int[] columns() {
            var count = Math.min(data.length, Math.max(2 * depth, (int) Math.ceil(columnShare * data.length)));
            if (count == data.length) return IntStream.range(0, count).toArray();
            var drawn = Arrays.copyOf(shuffled(data.length, random), count);
            Arrays.sort(drawn);
            return drawn;
        }

        double miss(int[] rows) {
            var sum = 0.0;
            for (var i : rows) sum += loss.miss(scores[i], target[i]);
            return sum / rows.length;
        }

        double[] scores(int[] rows) {
            return Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray();
        }
    }
}
