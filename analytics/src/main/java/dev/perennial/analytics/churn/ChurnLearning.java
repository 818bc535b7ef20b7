package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.churn.ChurnModel.Kind;
import dev.perennial.analytics.churn.ChurnModel.Settings;
import dev.perennial.analytics.churn.ChurnModel.Tried;
import dev.perennial.analytics.trees.BoostedTrees;
import dev.perennial.analytics.trees.Boosting;
import dev.perennial.analytics.trees.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Chooses between line, trees and both by five folds of the rows given (of at most 20,000 of them), fits the
/// winner to all and calibrates it on the scores of the folds. Everything learned, from the order of
/// categories to the penalty, is learned anew in each fold without its held-back rows.
final class ChurnLearning {
    private static final int FOLDS = 5;
    private static final int MOST_JUDGED = 20_000;
    private static final double[] PENALTIES = {0.5, 2, 8, 32};
    private static final int MOST_ROUNDS = 300;
    private static final int EVERY = 10;

    /// With fewer, trees have no chance against a line and are not asked.
    private static final int ENOUGH_FOR_TREES = 1_000;

    private static final int ENOUGH_GONE_FOR_TREES = 200;

    private final Table table;
    private final boolean[] left;
    private final long seed;
    private final List<String> silent;

    ChurnLearning(Table table, boolean[] left, long seed) {
        this.table = table;
        this.left = left;
        this.seed = seed;
        this.silent = table.columns().stream()
                .filter(ChurnLearning::same)
                .map(Column::name)
                .toList();
        if (silent.size() == table.columns().size())
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "%s: the same for every customer, nothing to learn from".formatted(silent));
    }

    private static boolean same(Column column) {
        return switch (column) {
            case Column.Numbers numbers ->
                Arrays.stream(numbers.values()).distinct().limit(2).count() < 2;
            case Column.Categories categories ->
                Arrays.stream(categories.codes()).distinct().limit(2).count() < 2;
        };
    }

    /// Scores of the judged rows by folds that had not seen them.
    private record Outcome(Kind kind, double penalty, int rounds, double[] scores, Tried tried) {}

    ChurnModel learn() {
        var rows = judged();
        var judgedTable = rows.length == left.length ? table : table.rows(rows);
        var judgedLeft = rows.length == left.length ? left : Folds.of(left, rows);
        var outcomes = outcomes(judgedTable, judgedLeft);
        var best = outcomes.getFirst();
        var calibration = Calibration.chosen(best.scores(), judgedLeft, seed);
        return learn(
                new Settings(best.kind(), best.penalty(), best.rounds(), seed),
                calibration,
                outcomes.stream().map(Outcome::tried).toList());
    }

    ChurnModel learn(Settings settings, Calibration calibration, List<Tried> tried) {
        var encoding = Encoding.of(table, left);
        var line = settings.kind() == Kind.TREES ? null : line(encoding, settings.penalty());
        var trees = settings.kind() == Kind.LINE ? null : trees(encoding, settings.rounds());
        return new ChurnModel(encoding, settings, line, trees, means(encoding, line), calibration, tried, silent);
    }

    private int[] judged() {
        if (left.length <= MOST_JUDGED) return IntStream.range(0, left.length).toArray();
        var parts = Math.ceilDiv(left.length, MOST_JUDGED);
        var part = Folds.stratified(left, parts, new SplittableRandom(seed ^ 0xF01D));
        return IntStream.range(0, left.length).filter(i -> part[i] == 0).toArray();
    }

    private List<Outcome> outcomes(Table some, boolean[] gone) {
        var fold = Folds.stratified(gone, FOLDS, new SplittableRandom(seed));
        var n = gone.length;
        var withTrees = n >= ENOUGH_FOR_TREES && Folds.count(gone) >= ENOUGH_GONE_FOR_TREES;
        var byPenalty = new double[PENALTIES.length][n];
        var byRounds = new double[withTrees ? MOST_ROUNDS / EVERY + 1 : 0][n];
        IntStream.range(0, FOLDS).parallel().forEach(held -> {
            var seen = IntStream.range(0, n).filter(i -> fold[i] != held).toArray();
            var encoding = Encoding.of(some.rows(seen), Folds.of(gone, seen));
            var all = encoding.line(some);
            var learned = encoding.line(some.rows(seen));
            var line = RidgeLine.flat(encoding.width());
            for (var p = PENALTIES.length - 1; p >= 0; p--) {
                line = RidgeLine.fit(learned, Folds.of(gone, seen), encoding.width(), PENALTIES[p], line);
                for (var i = 0; i < n; i++) if (fold[i] == held) byPenalty[p][i] = line.score(all, i);
            }
            if (!withTrees) return;
            var back = new boolean[n];
            for (var i = 0; i < n; i++) back[i] = fold[i] == held;
            var scores = boosting(MOST_ROUNDS)
                    .heldBack(encoding.trees(some), numbers(gone), back, EVERY)
                    .scores();
            for (var step = 0; step < byRounds.length; step++) {
                var next = 0;
                for (var i = 0; i < n; i++) if (back[i]) byRounds[step][i] = scores[step][next++];
            }
        });
        var p = least(byPenalty, gone);
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(outcome(Kind.LINE, PENALTIES[p], 0, byPenalty[p], gone));
        if (withTrees) {
            var step = least(byRounds, gone);
            outcomes.add(outcome(Kind.TREES, 0, step * EVERY, byRounds[step], gone));
            var both = new double[n];
            for (var i = 0; i < n; i++) both[i] = (byPenalty[p][i] + byRounds[step][i]) / 2;
            outcomes.add(outcome(Kind.BOTH, PENALTIES[p], step * EVERY, both, gone));
        }
        outcomes.sort(Comparator.comparingDouble(outcome -> outcome.tried().logLoss()));
        return outcomes;
    }

    private static int least(double[][] scores, boolean[] gone) {
        return IntStream.range(0, scores.length)
                .boxed()
                .min(Comparator.comparingDouble(k -> logLoss(scores[k], gone)))
                .orElseThrow();
    }

    private static double logLoss(double[] scores, boolean[] gone) {
        var sum = 0.0;
        for (var i = 0; i < gone.length; i++) sum -= Calibration.Beta.logUp(gone[i] ? scores[i] : -scores[i]);
        return sum / gone.length;
    }

    private static Outcome outcome(Kind kind, double penalty, int rounds, double[] scores, boolean[] gone) {
        var asItIs = new Calibration.AsItIs();
        var probabilities = Arrays.stream(scores).map(asItIs::probability).toArray();
        var auc = ProbabilityScore.of(probabilities, gone).auc();
        return new Outcome(kind, penalty, rounds, scores, new Tried(kind, logLoss(scores, gone), auc));
    }

    /// Two questions a tree: pairs of columns, and scores as fast as reading a table.
    private Boosting boosting(int rounds) {
        return Boosting.of(Loss.LOGISTIC, seed)
                .withRounds(rounds, 0)
                .withDepth(2)
                .withRate(0.1)
                .withShares(0.7, 0.5)
                .withLeaves(20, 5);
    }

    private static double[] numbers(boolean[] gone) {
        return IntStream.range(0, gone.length).mapToDouble(i -> gone[i] ? 1 : 0).toArray();
    }

    private RidgeLine line(Encoding encoding, double penalty) {
        return RidgeLine.fit(encoding.line(table), left, encoding.width(), penalty, RidgeLine.flat(encoding.width()));
    }

    private BoostedTrees trees(Encoding encoding, int rounds) {
        return boosting(Math.max(1, rounds)).fit(encoding.trees(table), numbers(left));
    }

    /// The mean of what each column adds to the line, over the rows learned from.
    private double[] means(Encoding encoding, @Nullable RidgeLine line) {
        var means = new double[encoding.columns()];
        if (line == null) return means;
        var n = table.rows();
        var terms = encoding.terms(table, line.coefficients());
        for (var j = 0; j < means.length; j++) {
            var added = new double[n];
            encoding.addLine(table, j, terms, line.coefficients(), 0, n, added);
            means[j] = Arrays.stream(added).sum() / n;
        }
        return means;
    }
}
