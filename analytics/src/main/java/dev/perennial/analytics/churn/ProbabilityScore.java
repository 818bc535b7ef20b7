package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How good probabilities were, held against what happened.
///
/// - `auc`: the chance that one who left was called likelier to leave than one who stayed; 0.5 is guessing
/// - `brier`: mean squared difference of probability and outcome (Brier 1950)
/// - `logLoss`: minus the mean log-likelihood
/// - `calibrationError`: mean absolute difference of the share called and the share that left over ten bands
///   of the probability of equal width, weighted by customers (expected calibration error)
/// - `bands`: those ten bands, empty ones left out
/// - `lift`: tenths of the customers, the likeliest first
public record ProbabilityScore(
        double auc, double brier, double logLoss, double calibrationError, List<Band> bands, List<Tenth> lift) {
    private static final int BANDS = 10;
    private static final double LEAST = 1e-12;

    /// Customers with a probability from `from` on, their mean probability, and the share that left.
    public record Band(double from, int customers, double called, double left) {}

    /// `share` of the customers, the likeliest first; `lift` is how many times as many left among them as among
    /// all, `found` the share of all who left that is among them.
    public record Tenth(double share, int customers, int left, double lift, double found) {}

    /// @throws UnusableData for lengths that differ, probabilities outside 0 to 1, or outcomes all the same
    public static ProbabilityScore of(double[] probabilities, boolean[] left) {
        Values.sameLength("probabilities and outcomes", probabilities.length, left.length);
        Values.finite("probabilities", probabilities);
        for (var i = 0; i < left.length; i++)
            if (probabilities[i] < 0 || probabilities[i] > 1)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE,
                        "probability %d is %s, not between 0 and 1".formatted(i, probabilities[i]));
        var gone = Folds.count(left);
        if (gone == 0 || gone == left.length)
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "%d of %d left: some of either kind are needed".formatted(gone, left.length));
        var brier = 0.0;
        var loss = 0.0;
        for (var i = 0; i < left.length; i++) {
            var off = probabilities[i] - (left[i] ? 1 : 0);
            brier += off * off / left.length;
            loss -= log(probabilities[i], left[i]) / left.length;
        }
        var order = IntStream.range(0, left.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i])
                        .thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        var bands = bands(probabilities, left);
        var error = 0.0;
        for (var band : bands) error += Math.abs(band.called() - band.left()) * band.customers() / left.length;
        return new ProbabilityScore(
                auc(probabilities, left, order, gone), brier, loss, error, bands, lift(left, order, gone));
    }

    static double log(double probability, boolean left) {
        return Math.log(Math.max(left ? probability : 1 - probability, LEAST));
    }

    private static double auc(double[] probabilities, boolean[] left, int[] order, int gone) {
        var ranks = 0.0;
        for (var from = 0; from < order.length; ) {
            var to = from;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) to++;
            var rank = order.length - (from + to - 1) / 2.0;
            for (var k = from; k < to; k++) if (left[order[k]]) ranks += rank;
            from = to;
        }
        return (ranks - gone * (gone + 1) / 2.0) / ((double) gone * (order.length - gone));
    }

    private static List<Band> bands(double[] probabilities, boolean[] left) {
        var customers = new int[BANDS];
        var called = new double[BANDS];
        var gone = new int[BANDS];
        for (var i = 0; i < left.length; i++) {
            var band = Math.min(BANDS - 1, (int) (probabilities[i] * BANDS));
            customers[band]++;
            called[band] += probabilities[i];
            if (left[i]) gone[band]++;
        }
        var bands = new ArrayList<Band>();
        for (var k = 0; k < BANDS; k++)
            if (customers[k] > 0)
                bands.add(new Band(
                        (double) k / BANDS, customers[k], called[k] / customers[k], (double) gone[k] / customers[k]));
        return List.copyOf(bands);
    }

    private static List<Tenth> lift(boolean[] left, int[] order, int gone) {
        var tenths = new ArrayList<Tenth>();
        var found = 0;
        var seen = 0;
        for (var k = 1; k <= 10; k++) {
            for (var end = (int) ((long) order.length * k / 10); seen < end; seen++) if (left[order[seen]]) found++;
            if (seen == 0) continue;
            tenths.add(new Tenth(
                    k / 10.0,
                    seen,
                    found,
                    (double) found / seen / ((double) gone / order.length),
                    (double) found / gone));
        }
        return List.copyOf(tenths);
    }
}
