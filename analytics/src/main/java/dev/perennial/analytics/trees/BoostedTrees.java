package dev.perennial.analytics.trees;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.List;
import java.util.stream.IntStream;

/// Trees that were boosted. Rows come as columns of one entry a row, in the order they were learned in; NaN
/// is a missing value.
public final class BoostedTrees {
    private static final int MOST_ROWS = 100_000_000;

    private static final int BLOCK = 2_048;

    private final Loss loss;
    private final Bins bins;
    private final double start;
    private final List<Tree> trees;
    private final PairTables tables;
    private final double base;

    BoostedTrees(Loss loss, Bins bins, double start, List<Tree> trees) {
        this.loss = loss;
        this.bins = bins;
        this.start = start;
        this.trees = trees;
        this.tables = PairTables.of(trees, bins);
        this.base = start + trees.stream().mapToDouble(Tree::mean).sum();
    }

    /// Why a row has its score: `base`, the mean score of the rows learned from, and what each column adds.
    /// base + Σ shares is the score.
    public record Shares(double base, double[] shares) {
        public double score() {
            var sum = base;
            for (var share : shares) sum += share;
            return sum;
        }
    }

    /// How many trees there are; 0 when nothing could be learned.
    public int rounds() {
        return trees.size();
    }

    /// The score of one row: what the loss turns into an answer.
    public double score(double... row) {
        Values.sameLength("values and columns", row.length, bins.columns());
        var binned = bins.row(row);
        var sum = start;
        for (var tree : trees) sum += tree.score(binned);
        return sum;
    }

    /// The mean, the count or the probability of one row.
    public double answer(double... row) {
        return loss.answer(score(row));
    }

    /// Columns that are made a few rows at a time, so that many rows need no second copy.
    @FunctionalInterface
    public interface Source {
        /// Writes the values of the rows from..to of a column, from the start of `into`.
        void fill(int column, int from, int to, double[] into);
    }

    /// Scores of all rows.
    public double[] scores(double[][] columns) {
        Bins.check(columns);
        Values.sameLength("columns and columns learned from", columns.length, bins.columns());
        return scores(columns[0].length, (j, from, to, into) -> System.arraycopy(columns[j], from, into, 0, to - from));
    }

    /// Scores of `rows` rows. Trees that ask no more than two questions a leaf are added up from tables of
    /// pairs of bins, about a nanosecond a pair.
    public double[] scores(int rows, Source source) {
        if (rows < 0 || rows > MOST_ROWS)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE, "%d rows: 0 to %d are scored at once".formatted(rows, MOST_ROWS));
        var scores = new double[rows];
        IntStream.range(0, (rows + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> block(source, block * BLOCK, Math.min(rows, (block + 1) * BLOCK), scores));
        return scores;
    }

    private void block(Source source, int from, int to, double[] scores) {
        var data = new byte[bins.columns()][to - from];
        var values = new double[to - from];
        for (var j = 0; j < data.length; j++) {
            source.fill(j, from, to, values);
            bins.fill(j, values, data[j]);
        }
        for (var i = from; i < to; i++) scores[i] = start;
        if (tables.complete()) {
            tables.add(data, from, to, scores);
            return;
        }
        var row = new byte[data.length];
        for (var i = from; i < to; i++) {
            for (var j = 0; j < row.length; j++) row[j] = data[j][i - from];
            for (var tree : trees) scores[i] += tree.score(row);
        }
    }

    /// Answers of all rows.
    public double[] answers(double[][] columns) {
        var answers = scores(columns);
        for (var i = 0; i < answers.length; i++) answers[i] = loss.answer(answers[i]);
        return answers;
    }

    /// Each column's Shapley share in the score of one row, where a column that is not asked sends a row both
    /// ways as the rows of training went (Lundberg, Erion, Lee 2018). They add up to the score to rounding.
    public Shares shares(double... row) {
        Values.sameLength("values and columns", row.length, bins.columns());
        var binned = bins.row(row);
        var shares = new double[row.length];
        for (var tree : trees) tree.share(binned, shares);
        return new Shares(base, shares);
    }
}
