package dev.perennial.analytics.regression;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.ChiSquared;
import dev.perennial.analytics.numeric.Ascent;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.numeric.Symmetric;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An ordered answer, such as 1 to 5 stars, explained by columns: proportional odds, where one unit of
/// a column multiplies the odds of a higher answer by e^coefficient, whichever step is looked at.
///
/// ln P(answer ≤ k) / P(answer > k) = threshold k − Σ coefficient · column. With two levels this is
/// logistic regression and the intercept is the threshold with its sign turned.
///
/// McCullagh (1980), Regression models for ordinal data, Journal of the Royal Statistical Society B 42.
/// `deviance` is −2 ln likelihood; `p` asks whether the columns explain anything; `pseudoRSquared` is
/// McFadden's.
public record OrdinalLogit(
        List<Coefficient> coefficients,
        double[] thresholds,
        double[] thresholdErrors,
        double deviance,
        double nullDeviance,
        double p,
        double pseudoRSquared) {
    private static final double BOUND = 40;
    private static final double ENDLESS = 20;

    /// The change of the log odds of a higher answer per unit of one column, with Wald's interval; `p`
    /// is two-sided.
    public record Coefficient(String name, Interval value, double standardError, double z, double p) {}

    /// One answer a row, as its level from 0; intervals at `level` of confidence.
    ///
    /// @throws UnusableData for levels below 0 or over a hundred, a level nobody chose below one
    /// somebody did, fewer rows
    /// than coefficients, columns that follow from each other, or columns that tell the levels apart
    /// without exception
    public static OrdinalLogit of(Predictors predictors, int[] answers, double level) {
        var weights = new double[answers.length];
        Arrays.fill(weights, 1);
        return of(predictors, answers, weights, level, 0);
    }

    /// Rows that stand for `weights` equal answers each, and a ridge `penalty` of 0 or more on the
    /// coefficients of standardised columns, with which separated answers can be fitted too. With a
    /// penalty intervals are those of the
    /// drawn-in coefficients.
    public static OrdinalLogit of(
            Predictors predictors, int[] answers, double[] weights, double level, double penalty) {
        var z = Interval.z(level);
        var levels = levels(predictors, answers, weights);
        if (!(penalty >= 0 && Double.isFinite(penalty)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a penalty of %s is not 0 or more".formatted(penalty));
        var columns = new Standardised(predictors);
        var p = predictors.count();
        var shares = shares(answers, weights, levels);
        var start = new double[p + levels - 1];
        for (var k = 0; k < levels - 1; k++) start[p + k] = Math.log(shares[k] / (1 - shares[k]));
        var likelihood = new Likelihood(columns.rows, answers, weights, levels, penalty);
        var peak = Ascent.climb(likelihood, start, BOUND, 1e-12);
        for (var j = 0; j < p; j++)
            if (Math.abs(peak.at()[j]) > ENDLESS)
                throw new UnusableData(
                        Reason.SEPARATED,
                        "%s tells the answers apart without exception: give a penalty or leave it out"
                                .formatted(predictors.names().get(j)));
        var information = peak.information();
        refuseCollinear(predictors, information, p);
        var covariance = Symmetric.pseudoInverse(information, 0);
        var coefficients = new ArrayList<Coefficient>();
        for (var j = 0; j < p; j++) {
            var value = peak.at()[j] / columns.deviations[j];
            var error = Math.sqrt(covariance[j][j]) / columns.deviations[j];
            coefficients.add(new Coefficient(
                    predictors.names().get(j),
                    new Interval(value, value - z * error, value + z * error, level),
                    error,
                    value / error,
                    2 * Normal.cumulative(-Math.abs(value / error))));
        }
        var thresholds = new double[levels - 1];
        var errors = new double[levels - 1];
        for (var k = 0; k < levels - 1; k++) {
            var direction = new double[p + levels - 1];
            direction[p + k] = 1;
            for (var j = 0; j < p; j++) direction[j] = columns.means[j] / columns.deviations[j];
            for (var i = 0; i < direction.length; i++) thresholds[k] += direction[i] * peak.at()[i];
            errors[k] = Math.sqrt(Math.max(0, Symmetric.quadratic(covariance, direction)));
        }
        var deviance = -2 * likelihood.value(peak.at());
        var nullDeviance = -2 * likelihood.value(start);
        return new OrdinalLogit(
                List.copyOf(coefficients),
                thresholds,
                errors,
                deviance,
                nullDeviance,
                new ChiSquared(p).upper(Math.max(0, nullDeviance - deviance)),
                1 - deviance / nullDeviance);
    }

    private static int levels(Predictors predictors, int[] answers, double[] weights) {
        Values.sameLength("rows of predictors and answers", predictors.rows(), answers.length);
        Values.sameLength("answers and weights", answers.length, weights.length);
        Values.finite("weights", weights);
        var highest = 0;
        for (var i = 0; i < answers.length; i++) {
            if (answers[i] < 0 || answers[i] > 100)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE, "answer %d is %d, not a level from 0 to 100".formatted(i, answers[i]));
            if (weights[i] < 0)
                throw new UnusableData(Reason.OUT_OF_RANGE, "weight %d is %s, not 0 or more".formatted(i, weights[i]));
            highest = Math.max(highest, answers[i]);
        }
        var used = new double[highest + 1];
        for (var i = 0; i < answers.length; i++) used[answers[i]] += weights[i];
        for (var k = 0; k <= highest; k++)
            if (used[k] == 0)
                throw new UnusableData(
                        Reason.CONTRADICTION,
                        "level %d was never answered: number the levels without gaps".formatted(k));
        if (highest == 0)
            throw new UnusableData(Reason.ALL_THE_SAME, "all %d answers are level 0".formatted(answers.length));
        if (answers.length <= predictors.count() + highest)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d rows for %d coefficients".formatted(answers.length, predictors.count() + highest));
        return highest + 1;
    }

    private static double[] shares(int[] answers, double[] weights, int levels) {
        var shares = new double[levels];
        var total = Arrays.stream(weights).sum();
        for (var i = 0; i < answers.length; i++) shares[answers[i]] += weights[i] / total;
        for (var k = 1; k < levels; k++) shares[k] += shares[k - 1];
        return shares;
    }

    private static void refuseCollinear(Predictors predictors, double[][] information, int p) {
        var scaled = new double[p][p];
        for (var i = 0; i < p; i++)
            for (var j = 0; j < p; j++)
                scaled[i][j] = information[i][j] / Math.sqrt(information[i][i] * information[j][j]);
        var eigen = Symmetric.eigen(scaled);
        for (var k = 0; k < p; k++) {
            if (eigen.values()[k] > 1e-11) continue;
            var most = 0;
            for (var j = 0; j < p; j++)
                if (Math.abs(eigen.vectors()[j][k]) > Math.abs(eigen.vectors()[most][k])) most = j;
            throw new UnusableData(
                    Reason.COLLINEAR,
                    "%s follows from the other columns: leave one out"
                            .formatted(predictors.names().get(most)));
        }
    }

    /// The probability of each level for one row of the columns.
    public double[] probabilities(double... row) {
        Values.sameLength("values and columns", row.length, coefficients.size());
        var sum = 0.0;
        for (var j = 0; j < row.length; j++)
            sum += row[j] * coefficients.get(j).value().estimate();
        var probabilities = new double[thresholds.length + 1];
        var below = 0.0;
        for (var k = 0; k < thresholds.length; k++) {
            var upTo = 1 / (1 + Math.exp(sum - thresholds[k]));
            probabilities[k] = upTo - below;
            below = upTo;
        }
        probabilities[thresholds.length] = 1 - below;
        return probabilities;
    }

    /// The log-likelihood in standardised coefficients and thresholds; concave (Pratt 1981).
    private record Likelihood(double[][] rows, int[] answers, double[] weights, int levels, double penalty)
            implements Ascent.Surface {

        double value(double[] at) {
            var n = at.length;
            var value = climb(at, new double[n], new double[n][n]);
            for (var j = 0; j < n - levels + 1; j++) value += penalty * at[j] * at[j] / 2;
            return value;
        }

        @Override
        public double climb(double[] at, double[] gradient, double[][] hessian) {
            var p = at.length - levels + 1;
            for (var k = 1; k < levels - 1; k++) if (at[p + k] <= at[p + k - 1]) return Double.NEGATIVE_INFINITY;
            var value = 0.0;
            for (var i = 0; i < rows.length; i++) {
                if (weights[i] == 0) continue;
                var sum = 0.0;
                for (var j = 0; j < p; j++) sum += at[j] * rows[i][j];
                var low = answers[i] - 1;
                var high = answers[i] < levels - 1 ? answers[i] : -1;
                value += weights[i]
                        * row(
                                rows[i],
                                weights[i],
                                high < 0 ? Double.POSITIVE_INFINITY : at[p + high] - sum,
                                low < 0 ? Double.NEGATIVE_INFINITY : at[p + low] - sum,
                                high < 0 ? -1 : p + high,
                                low < 0 ? -1 : p + low,
                                gradient,
                                hessian);
            }
            for (var j = 0; j < p; j++) {
                value -= penalty * at[j] * at[j] / 2;
                gradient[j] -= penalty * at[j];
                hessian[j][j] -= penalty;
            }
            for (var i = 0; i < at.length; i++) for (var j = 0; j < i; j++) hessian[j][i] = hessian[i][j];
            return value;
        }

        private double row(
                double[] x,
                double weight,
                double a,
                double b,
                int upper,
                int lower,
                double[] gradient,
                double[][] hessian) {
            var probability = between(a, b);
            var fa = slope(a);
            var fb = slope(b);
            var ga = fa / probability;
            var gb = -fb / probability;
            var aa = fa * -Math.tanh(a / 2) / probability - ga * ga;
            var bb = -fb * -Math.tanh(b / 2) / probability - gb * gb;
            var ab = -ga * gb;
            var p = x.length;
            for (var j = 0; j < p; j++) {
                gradient[j] -= weight * (ga + gb) * x[j];
                for (var k = 0; k <= j; k++) hessian[j][k] += weight * (aa + 2 * ab + bb) * x[j] * x[k];
                if (upper >= 0) hessian[upper][j] -= weight * (aa + ab) * x[j];
                if (lower >= 0) hessian[lower][j] -= weight * (bb + ab) * x[j];
            }
            if (upper >= 0) {
                gradient[upper] += weight * ga;
                hessian[upper][upper] += weight * aa;
            }
            if (lower >= 0) {
                gradient[lower] += weight * gb;
                hessian[lower][lower] += weight * bb;
            }
            if (upper >= 0 && lower >= 0) hessian[Math.max(upper, lower)][Math.min(upper, lower)] += weight * ab;
            return Math.log(probability);
        }

        /// F(a) − F(b) of the logistic distribution, in the tail where it has more digits.
        private static double between(double a, double b) {
            if (b == Double.NEGATIVE_INFINITY) return 1 / (1 + Math.exp(-a));
            if (a == Double.POSITIVE_INFINITY) return 1 / (1 + Math.exp(b));
            var flip = a + b > 0;
            var high = flip ? -b : a;
            var low = flip ? -a : b;
            return Math.exp(high) * -Math.expm1(low - high) / ((1 + Math.exp(high)) * (1 + Math.exp(low)));
        }

        private static double slope(double x) {
            if (Double.isInfinite(x)) return 0;
            var e = Math.exp(-Math.abs(x));
            return e / ((1 + e) * (1 + e));
        }
    }
}
