package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How good a [ChurnModel] would be on customers it has not seen: the whole of learning, choice and
/// calibration included, is done anew without each fold, and asked about it.
///
/// - `pooled`: all customers, each judged by the model that had not seen them
/// - `auc`, `aucDeviation`: mean and standard deviation over folds
/// - `probabilities`: by customer
public record ChurnCheck(ProbabilityScore pooled, double auc, double aucDeviation, double[] probabilities) {
    /// Stratified folds, 2 or more; the same seed gives the same answer.
    ///
    /// @throws UnusableData as [ChurnModel#fit]
    public static ChurnCheck of(Table table, boolean[] left, int folds, long seed) {
        if (folds < 2 || folds > left.length)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%d folds of %d customers: at least 2 are needed, and a customer in each"
                            .formatted(folds, left.length));
        Values.sameLength("customers and outcomes", table.rows(), left.length);
        var fold = Folds.stratified(left, folds, new SplittableRandom(seed));
        var probabilities = new double[left.length];
        var aucs = new double[folds];
        for (var k = 0; k < folds; k++) {
            var held = k;
            var seen =
                    IntStream.range(0, left.length).filter(i -> fold[i] != held).toArray();
            var unseen =
                    IntStream.range(0, left.length).filter(i -> fold[i] == held).toArray();
            var model = ChurnModel.fit(table.rows(seen), Folds.of(left, seen), seed);
            var answers = model.probabilities(table.rows(unseen));
            for (var i = 0; i < unseen.length; i++) probabilities[unseen[i]] = answers[i];
            aucs[k] = ProbabilityScore.of(answers, Folds.of(left, unseen)).auc();
        }
        var mean = Arrays.stream(aucs).average().orElseThrow();
        var squares =
                Arrays.stream(aucs).map(auc -> (auc - mean) * (auc - mean)).sum();
        return new ChurnCheck(
                ProbabilityScore.of(probabilities, left), mean, Math.sqrt(squares / folds), probabilities);
    }
}
