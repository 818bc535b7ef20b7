package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import dev.perennial.analytics.trees.BoostedTrees;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The chance that a customer leaves, learned from customers of whom it is known.
///
/// Candidates are a ridge logistic regression whose numbers may bend, boosted trees, and the two in equal
/// parts; the one that missed least in a five-fold cross-validation inside the data given is fitted to all of
/// them, as is the calibration. What is learned says what goes with leaving, not what causes it.
public final class ChurnModel {
    private static final int LEAST_ROWS = 50;
    private static final int LEAST_EACH = 10;
    private static final int CHUNK = 2_048;

    private final Encoding encoding;
    private final Settings settings;
    private final Kind kind;
    private final @Nullable RidgeLine line;
    private final @Nullable BoostedTrees trees;
    private final double[] lineMeans;
    private final Calibration calibration;
    private final List<Tried> tried;
    private final List<String> silent;

    /// What the choice ended with: the kind, the line's ridge, the number of trees.
    record Settings(Kind kind, double penalty, int rounds, long seed) {}

    /// What the scores come from.
    public enum Kind {
        /// Logistic regression with a ridge.
        LINE,
        /// Gradient-boosted trees.
        TREES,
        /// The mean of the scores of both.
        BOTH
    }

    /// A candidate and how it did on rows it had not seen, before calibration.
    public record Tried(Kind kind, double logLoss, double auc) {}

    /// What one column adds to the score of one customer.
    public record Share(String column, double adds) {}

    /// Why a customer has this score: base + Σ adds = score, the logarithm of odds. The probability is the
    /// calibrated score, which never changes the order of two customers.
    public record Why(double base, List<Share> shares, double score, double probability) {
        /// Those that add most, whether for or against leaving.
        public List<Share> strongest(int most) {
            if (most < 0)
                throw new UnusableData(Reason.OUT_OF_RANGE, "the strongest %d: 0 or more can be had".formatted(most));
            return shares.stream()
                    .sorted(Comparator.comparingDouble((Share share) -> -Math.abs(share.adds())))
                    .limit(most)
                    .toList();
        }
    }

    ChurnModel(
            Encoding encoding,
            Settings settings,
            @Nullable RidgeLine line,
            @Nullable BoostedTrees trees,
            double[] lineMeans,
            Calibration calibration,
            List<Tried> tried,
            List<String> silent) {
        this.encoding = encoding;
        this.settings = settings;
        this.kind = settings.kind();
        this.line = line;
        this.trees = trees;
        this.lineMeans = lineMeans;
        this.calibration = calibration;
        this.tried = tried;
        this.silent = silent;
    }

    /// Learns from `left`, one entry a row. The same seed gives the same model.
    ///
    /// @throws UnusableData for fewer than fifty customers or ten of either kind, customers that all left or
    /// all stayed, columns that are all the same throughout, or more than 2,000 numbers and levels
    public static ChurnModel fit(Table table, boolean[] left, long seed) {
        check(table, left);
        return new ChurnLearning(table, left, seed).learn();
    }

    /// The same kind of model with the same settings and calibration, learned from other customers, as
    /// newer ones: without the choice, so many times faster.
    ///
    /// @throws UnusableData as [#fit]
    public ChurnModel learnedFrom(Table table, boolean[] left) {
        check(table, left);
        return new ChurnLearning(table, left, settings.seed()).learn(settings, calibration, tried);
    }

    private static void check(Table table, boolean[] left) {
        Values.sameLength("customers and outcomes", table.rows(), left.length);
        var gone = Folds.count(left);
        if (gone == 0 || gone == left.length)
            throw new UnusableData(
                    Reason.ALL_THE_SAME,
                    "%d of %d left: some who stayed and some who left are needed".formatted(gone, left.length));
        if (left.length < LEAST_ROWS || gone < LEAST_EACH || left.length - gone < LEAST_EACH)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d customers, %d left: at least %d, %d of them of either kind"
                            .formatted(left.length, gone, LEAST_ROWS, LEAST_EACH));
    }

    public Kind kind() {
        return kind;
    }

    public Calibration calibration() {
        return calibration;
    }

    /// The candidates, the one that missed least first.
    public List<Tried> tried() {
        return tried;
    }

    /// Columns that are the same for everybody and so say nothing.
    public List<String> silent() {
        return silent;
    }

    /// The chance of leaving of every customer.
    ///
    /// @throws UnusableData when the columns are not those learned from; levels never seen count as rare
    public double[] probabilities(Table table) {
        var scores = scores(table);
        chunks(scores.length, (from, to) -> {
            for (var i = from; i < to; i++) scores[i] = calibration.probability(scores[i]);
        });
        return scores;
    }

    /// Logarithms of odds, before calibration.
    public double[] scores(Table table) {
        encoding.check(table);
        var weight = kind == Kind.BOTH ? 0.5 : 1;
        var scores = trees == null ? new double[table.rows()] : trees.scores(table.rows(), encoding.source(table));
        if (line == null) return scores;
        var coefficients = line.coefficients();
        var intercept = line.intercept();
        var terms = encoding.terms(table, coefficients);
        chunks(scores.length, (from, to) -> {
            for (var i = from; i < to; i++) scores[i] += intercept;
            for (var j = 0; j < encoding.columns(); j++)
                encoding.addLine(table, j, terms, coefficients, from, to, scores);
            for (var i = from; i < to; i++) scores[i] *= weight;
        });
        return scores;
    }

    @FunctionalInterface
    private interface Range {
        void each(int from, int to);
    }

    private static void chunks(int rows, Range range) {
        IntStream.range(0, (rows + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> range.each(chunk * CHUNK, Math.min(rows, (chunk + 1) * CHUNK)));
    }

    /// What each column adds to the score of the customer in that row, against the average customer.
    ///
    /// For the line exactly its terms; for trees Shapley shares (see [BoostedTrees#shares]).
    public Why why(Table table, int row) {
        var one = table.rows(new int[] {row});
        encoding.check(one);
        var weight = kind == Kind.BOTH ? 0.5 : 1;
        var adds = new double[encoding.columns()];
        var base = 0.0;
        if (line != null) {
            base += weight * line.intercept();
            var terms = encoding.terms(one, line.coefficients());
            for (var j = 0; j < adds.length; j++) {
                var term = new double[1];
                encoding.addLine(one, j, terms, line.coefficients(), 0, 1, term);
                base += weight * lineMeans[j];
                adds[j] += weight * (term[0] - lineMeans[j]);
            }
        }
        if (trees != null) {
            var values = Arrays.stream(encoding.trees(one))
                    .mapToDouble(column -> column[0])
                    .toArray();
            var shares = trees.shares(values);
            base += weight * shares.base();
            for (var j = 0; j < adds.length; j++) adds[j] += weight * shares.shares()[j];
        }
        var score = base + Arrays.stream(adds).sum();
        var shares = IntStream.range(0, adds.length)
                .mapToObj(j -> new Share(encoding.name(j), adds[j]))
                .toList();
        return new Why(base, shares, score, calibration.probability(score));
    }
}
