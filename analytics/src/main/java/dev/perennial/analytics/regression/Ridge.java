package dev.perennial.analytics.regression;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Symmetric;
import dev.perennial.analytics.statistics.Summary;
import java.util.List;

/// A number explained by others that may be collinear: coefficients are drawn towards zero, and columns
/// that say the same share what they say.
///
/// Hoerl, Kennard (1970), Ridge regression, Technometrics 12; the penalty by generalised
/// cross-validation (Golub, Heath, Wahba 1979, Technometrics 21). `penalty` belongs to columns in
/// standard deviations and a sum over rows divided by their number; `effectiveColumns` counts how much
/// of the columns is left.
public record Ridge(
        List<String> names,
        double intercept,
        double[] coefficients,
        double[] standardised,
        double penalty,
        double effectiveColumns,
        double rSquared) {

    /// With the penalty given, above 0.
    ///
    /// @throws UnusableData for a target that is not finite or all the same, under two rows, or a
    /// penalty not above 0
    public static Ridge of(Predictors predictors, double[] target, double penalty) {
        if (!(penalty > 0 && Double.isFinite(penalty)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a penalty of %s is not above 0".formatted(penalty));
        return new Spectrum(predictors, target).at(penalty);
    }

    /// With the penalty that would have predicted left-out rows best, among 41 from 1e-6 to 100.
    public static Ridge of(Predictors predictors, double[] target) {
        var spectrum = new Spectrum(predictors, target);
        var best = 1.0;
        var least = Double.POSITIVE_INFINITY;
        for (var step = 0; step <= 40; step++) {
            var penalty = Math.pow(10, -6 + step * 0.2);
            var error = spectrum.crossValidation(penalty);
            if (error < least) {
                least = error;
                best = penalty;
            }
        }
        return spectrum.at(best);
    }

    private static final class Spectrum {
        private final Predictors predictors;
        private final Standardised columns;
        private final Summary target;
        private final double deviation;
        private final Symmetric.Eigen eigen;
        private final double[] along;
        private final int n;

        Spectrum(Predictors predictors, double[] values) {
            predictors.explain(values);
            this.predictors = predictors;
            this.columns = new Standardised(predictors);
            this.target = Summary.of(values);
            this.n = values.length;
            this.deviation = Math.sqrt(target.squares() / n);
            var p = predictors.count();
            var correlations = new double[p][p];
            var with = new double[p];
            for (var i = 0; i < n; i++) {
                var row = columns.rows[i];
                var y = (values[i] - target.mean()) / deviation;
                for (var j = 0; j < p; j++) {
                    with[j] += row[j] * y / n;
                    for (var k = 0; k <= j; k++) correlations[j][k] += row[j] * row[k] / n;
                }
            }
            for (var j = 0; j < p; j++) for (var k = 0; k < j; k++) correlations[k][j] = correlations[j][k];
            this.eigen = Symmetric.eigen(correlations);
            this.along = new double[p];
            for (var k = 0; k < p; k++) for (var j = 0; j < p; j++) along[k] += eigen.vectors()[j][k] * with[j];
        }

        private double value(int k) {
            return Math.max(0, eigen.values()[k]);
        }

        private double effective(double penalty) {
            var sum = 0.0;
            for (var k = 0; k < along.length; k++) sum += value(k) / (value(k) + penalty);
            return sum;
        }

        /// The share of the target's variance that is left.
        private double rest(double penalty) {
            var rest = 1.0;
            for (var k = 0; k < along.length; k++) {
                var shrunk = along[k] / (value(k) + penalty);
                rest += shrunk * shrunk * value(k) - 2 * shrunk * along[k];
            }
            return Math.clamp(rest, 0, 1);
        }

        double crossValidation(double penalty) {
            var free = 1 - (1 + effective(penalty)) / n;
            return free <= 1e-9 ? Double.POSITIVE_INFINITY : rest(penalty) / (free * free);
        }

        Ridge at(double penalty) {
            var p = along.length;
            var standardised = new double[p];
            for (var k = 0; k < p; k++)
                for (var j = 0; j < p; j++) standardised[j] += eigen.vectors()[j][k] * along[k] / (value(k) + penalty);
            var coefficients = new double[p];
            var intercept = target.mean();
            for (var j = 0; j < p; j++) {
                coefficients[j] = standardised[j] * deviation / columns.deviations[j];
                intercept -= coefficients[j] * columns.means[j];
            }
            return new Ridge(
                    predictors.names(),
                    intercept,
                    coefficients,
                    standardised,
                    penalty,
                    effective(penalty),
                    1 - rest(penalty));
        }
    }
}
