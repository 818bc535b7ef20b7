package dev.perennial.analytics.regression;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.regression.OrdinalLogit.Coefficient;
import dev.perennial.analytics.statistics.Values;
import java.util.Arrays;
import java.util.List;

/// Yes or no explained by columns: one unit of a column multiplies the odds of yes by e^coefficient.
///
/// Cox (1958), The regression analysis of binary sequences, Journal of the Royal Statistical Society B
/// 20.
public record Logistic(
        double intercept,
        double interceptError,
        List<Coefficient> coefficients,
        double deviance,
        double nullDeviance,
        double p) {

    /// Intervals at `level`; a `penalty` of 0, or more where a column tells yes from no without
    /// exception.
    ///
    /// @throws UnusableData as [OrdinalLogit#of]
    public static Logistic of(Predictors predictors, boolean[] answers, double level, double penalty) {
        var levels = new int[answers.length];
        for (var i = 0; i < levels.length; i++) levels[i] = answers[i] ? 1 : 0;
        var weights = new double[answers.length];
        Arrays.fill(weights, 1);
        var fit = OrdinalLogit.of(predictors, levels, weights, level, penalty);
        return new Logistic(
                -fit.thresholds()[0],
                fit.thresholdErrors()[0],
                fit.coefficients(),
                fit.deviance(),
                fit.nullDeviance(),
                fit.p());
    }

    /// The probability of yes for one row of the columns.
    ///
    /// @throws UnusableData for another number of values than columns, or one that is not finite
    public double probability(double... row) {
        Values.sameLength("values and columns", row.length, coefficients.size());
        for (var value : row) Values.finite("row", value);
        var sum = intercept;
        for (var j = 0; j < coefficients.size(); j++)
            sum += row[j] * coefficients.get(j).value().estimate();
        return 1 / (1 + Math.exp(-sum));
    }
}
