package dev.perennial.analytics.churn;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Ascent;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// From a score, the logarithm of odds as a model gave it, to a probability that can be taken at its word:
/// of those called 0.3, three in ten leave. Never turns the order of two scores around.
public sealed interface Calibration {
    /// Between 0 and 1.
    ///
    /// @throws UnusableData for a score that is not finite
    double probability(double score);

    /// The score is the logarithm of the odds already.
    record AsItIs() implements Calibration {
        @Override
        public double probability(double score) {
            return 1 / (1 + Math.exp(-known(score)));
        }
    }

    /// Odds e^(slope · score + shift), slope above 0. Platt (1999), Probabilistic outputs for support vector
    /// machines.
    record Platt(double slope, double shift) implements Calibration {
        @Override
        public double probability(double score) {
            return 1 / (1 + Math.exp(-slope * known(score) - shift));
        }
    }

    /// Odds p^a / (1−p)^b · e^shift of the model's own p, a and b 0 or more: bends both ends by themselves. Kull,
    /// Silva Filho, Flach (2017), Beta calibration, AISTATS.
    record Beta(double a, double b, double shift) implements Calibration {
        @Override
        public double probability(double score) {
            return 1 / (1 + Math.exp(-a * logUp(known(score)) + b * logUp(-score) - shift));
        }

        /// ln of 1 / (1 + e^−score).
        static double logUp(double score) {
            return Math.min(score, 0) - Math.log1p(Math.exp(-Math.abs(score)));
        }
    }

    /// Steps that only rise, joined by straight lines. Zadrozny, Elkan (2002), Transforming classifier scores
    /// into accurate multiclass probability estimates, KDD; pool-adjacent-violators.
    record Isotonic(double[] scores, double[] probabilities) implements Calibration {
        @Override
        public double probability(double score) {
            var n = scores.length;
            if (known(score) <= scores[0]) return probabilities[0];
            if (score >= scores[n - 1]) return probabilities[n - 1];
            var at = Arrays.binarySearch(scores, score);
            if (at >= 0) return probabilities[at];
            var above = -at - 1;
            var share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
            return probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]);
        }
    }

    /// Fits [Platt].
    ///
    /// @throws UnusableData for lengths that differ, scores that are not finite, or outcomes all the same
    static Platt platt(double[] scores, boolean[] left) {
        check(scores, left);
        var peak = Ascent.climb(
                (at, g, h) -> logLikelihood(left, i -> new double[] {scores[i], 1}, at, g, h),
                new double[] {1, 0},
                50,
                1e-10);
        return new Platt(Math.max(peak.at()[0], 0), peak.at()[1]);
    }

    /// Fits [Beta]; an exponent that would fall below 0 is held at 0.
    ///
    /// @throws UnusableData as [#platt]
    static Beta beta(double[] scores, boolean[] left) {
        check(scores, left);
        var peak = Ascent.climb(
                (at, g, h) -> {
                    var value = logLikelihood(
                            left, i -> new double[] {Beta.logUp(scores[i]), -Beta.logUp(-scores[i]), 1}, at, g, h);
                    for (var k = 0; k < 2; k++) {
                        value -= (at[k] - 1) * (at[k] - 1) / 2;
                        g[k] -= at[k] - 1;
                        h[k][k] -= 1;
                    }
                    return value;
                },
                new double[] {1, 1, 0},
                50,
                1e-10);
        return new Beta(Math.max(peak.at()[0], 0), Math.max(peak.at()[1], 0), peak.at()[2]);
    }

    private static double logLikelihood(
            boolean[] left, IntFunction<double[]> columns, double[] at, double[] g, double[][] h) {
        var value = 0.0;
        var n = at.length;
        for (var i = 0; i < left.length; i++) {
            var x = columns.apply(i);
            var score = 0.0;
            for (var j = 0; j < n; j++) score += at[j] * x[j];
            var p = 1 / (1 + Math.exp(-score));
            value += left[i] ? Beta.logUp(score) : Beta.logUp(-score);
            for (var j = 0; j < n; j++) {
                g[j] += ((left[i] ? 1 : 0) - p) * x[j];
                for (var k = 0; k < n; k++) h[j][k] -= p * (1 - p) * x[j] * x[k];
            }
        }
        return value;
    }

    /// Fits [Isotonic]; the ends are kept half a customer away from 0 and 1.
    ///
    /// @throws UnusableData as [#platt]
    static Isotonic isotonic(double[] scores, boolean[] left) {
        check(scores, left);
        var n = scores.length;
        var order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var weight = new double[n];
        var hits = new double[n];
        var place = new double[n];
        var blocks = 0;
        for (var i : order) {
            weight[blocks] = 1;
            hits[blocks] = left[i] ? 1 : 0;
            place[blocks++] = scores[i];
            while (blocks > 1
                    && (hits[blocks - 2] * weight[blocks - 1] >= hits[blocks - 1] * weight[blocks - 2]
                            || place[blocks - 2] / weight[blocks - 2] == place[blocks - 1] / weight[blocks - 1])) {
                blocks--;
                weight[blocks - 1] += weight[blocks];
                hits[blocks - 1] += hits[blocks];
                place[blocks - 1] += place[blocks];
            }
        }
        var at = new double[blocks];
        var probability = new double[blocks];
        for (var k = 0; k < blocks; k++) {
            at[k] = place[k] / weight[k];
            probability[k] =
                    Math.clamp(hits[k] / weight[k], 0.5 / (weight[k] + 1), (weight[k] + 0.5) / (weight[k] + 1));
            if (k > 0) probability[k] = Math.max(probability[k], probability[k - 1]);
        }
        return new Isotonic(at, probability);
    }

    /// The calibration that would have missed least on scores it had not seen (minus the log-likelihood, five
    /// folds): as it is, unless another is better by a hair's breadth; isotonic only from a thousand customers.
    ///
    /// @throws UnusableData as [#platt]
    static Calibration chosen(double[] scores, boolean[] left, long seed) {
        check(scores, left);
        var fold = Folds.stratified(left, 5, new SplittableRandom(seed));
        Calibration best = new AsItIs();
        var least = missed(scores, left, fold, (_, _) -> new AsItIs()) - Math.max(2e-4, 1.5 / scores.length);
        var kinds = scores.length < 1_000
                ? List.<BiFunction<double[], boolean[], Calibration>>of(Calibration::platt, Calibration::beta)
                : List.<BiFunction<double[], boolean[], Calibration>>of(
                        Calibration::platt, Calibration::beta, Calibration::isotonic);
        for (var kind : kinds) {
            var miss = missed(scores, left, fold, kind);
            if (miss >= least) continue;
            least = miss;
            best = kind.apply(scores, left);
        }
        return best;
    }

    private static double missed(
            double[] scores, boolean[] left, int[] fold, BiFunction<double[], boolean[], Calibration> kind) {
        var sum = 0.0;
        for (var k = 0; k < 5; k++) {
            var held = k;
            var seen =
                    IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
            var calibration =
                    kind.apply(Arrays.stream(seen).mapToDouble(i -> scores[i]).toArray(), Folds.of(left, seen));
            for (var i = 0; i < fold.length; i++)
                if (fold[i] == held) sum -= ProbabilityScore.log(calibration.probability(scores[i]), left[i]);
        }
        return sum / fold.length;
    }

    private static double known(double score) {
        if (!Double.isFinite(score))
            throw new UnusableData(Reason.NOT_FINITE, "a score of %s is no finite number".formatted(score));
        return score;
    }

    private static void check(double[] scores, boolean[] left) {
        Values.sameLength("scores and outcomes", scores.length, left.length);
        Values.finite("scores", scores);
        if (Folds.count(left) == 0 || Folds.count(left) == left.length)
            throw new UnusableData(
                    Reason.ALL_THE_SAME,
                    "%d of %d left: some of either kind are needed".formatted(Folds.count(left), left.length));
    }
}
