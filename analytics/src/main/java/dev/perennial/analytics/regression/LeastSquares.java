package dev.perennial.analytics.regression;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.FisherF;
import dev.perennial.analytics.distributions.StudentT;
import dev.perennial.analytics.numeric.PivotedQr;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A number explained by others, one line for all rows: ordinary least squares with an intercept.
///
/// Solved in double-double arithmetic ([PivotedQr]), so the answer is that of the data to about 14
/// digits even where the columns are nearly collinear; where doubles cannot tell them apart it is
/// refused and the column named.
///
/// `residualDeviation` is in the unit of the target; `f` and `p` ask whether anything is explained at
/// all. `condition` is a lower bound of the condition number of the columns.
public record LeastSquares(
        List<Coefficient> coefficients,
        double residualDeviation,
        double residualSquares,
        double rSquared,
        double adjustedRSquared,
        double f,
        double p,
        int rows,
        double condition) {
    private static final double INDISTINCT = 1e-14;
    private static final double PERFECT = 1e-26;

    /// The change of the target per unit of one column, others held: `value` with its interval, `t` and
    /// two-sided `p`. `standardised` counts both in standard deviations; `varianceInflation` says how
    /// much wider the interval is in
    /// variance than if the column had nothing in common with the others. For the intercept these two
    /// are 0 and 1.
    public record Coefficient(
            String name,
            Interval value,
            double standardError,
            double t,
            double p,
            double standardised,
            double varianceInflation) {}

    /// Intervals at `level`. The intercept comes first, then the columns in their order. When the
    /// columns explain the target without any rest, errors are 0 and t of a coefficient that is not 0
    /// is the largest double.
    ///
    /// @throws UnusableData for no more rows than coefficients, a target that is not finite or all the
    /// same, or columns
    /// that cannot be told apart
    public static LeastSquares of(Predictors predictors, double[] target, double level) {
        Interval.z(level);
        predictors.explain(target);
        var n = target.length;
        var p = predictors.count() + 1;
        if (n <= p)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d rows for %d coefficients: at least %d are needed".formatted(n, p, p + 1));
        var qr = factor(predictors);
        var solution = qr.solve(target);
        var inverse = qr.inverseDiagonal();
        var about = Summary.of(target);
        var residual = solution.residualSquares() <= PERFECT * (about.squares() + n * about.mean() * about.mean())
                ? 0
                : solution.residualSquares();
        var degrees = (double) n - p;
        var variance = residual / degrees;
        var explained = Math.clamp(1 - residual / about.squares(), 0, 1);
        var f = residual == 0 ? Double.MAX_VALUE : explained / (p - 1) / ((1 - explained) / degrees);
        var coefficients = new ArrayList<Coefficient>();
        for (var j = 0; j < p; j++) {
            var value = solution.coefficients()[j];
            var error = Math.sqrt(variance * inverse[j]);
            var t = error > 0 ? value / error : value == 0 ? 0 : Math.copySign(Double.MAX_VALUE, value);
            var width = error == 0 ? 0 : error * new StudentT(degrees).quantile(0.5 + level / 2);
            var squares = j == 0 ? 0 : Summary.of(predictors.column(j - 1)).squares();
            coefficients.add(new Coefficient(
                    j == 0 ? "intercept" : predictors.names().get(j - 1),
                    new Interval(value, value - width, value + width, level),
                    error,
                    t,
                    error == 0 && value != 0 ? 0 : new StudentT(degrees).twoSided(t),
                    j == 0 ? 0 : value * Math.sqrt(squares / about.squares()),
                    j == 0 ? 1 : Math.max(1, inverse[j] * squares)));
        }
        var least = Arrays.stream(qr.leftOver()).min().orElseThrow();
        return new LeastSquares(
                List.copyOf(coefficients),
                Math.sqrt(variance),
                residual,
                explained,
                1 - (1 - explained) * (n - 1) / degrees,
                f,
                residual == 0 ? 0 : new FisherF(p - 1.0, degrees).upper(f),
                n,
                1 / least);
    }

    private static PivotedQr factor(Predictors predictors) {
        var p = predictors.count() + 1;
        var columns = new double[p][];
        var lows = new double[p][];
        columns[0] = new double[predictors.rows()];
        lows[0] = new double[predictors.rows()];
        Arrays.fill(columns[0], 1);
        for (var j = 1; j < p; j++) {
            columns[j] = predictors.column(j - 1);
            lows[j] = predictors.low(j - 1);
        }
        var qr = new PivotedQr(columns, lows);
        for (var k = 0; k < p; k++)
            if (!(qr.leftOver()[k] > INDISTINCT)) {
                var at = qr.order()[k];
                throw new UnusableData(
                        Reason.COLLINEAR,
                        "%s follows from the other columns (what is left of it is %.1e of its length): leave one out"
                                .formatted(
                                        at == 0
                                                ? "the intercept"
                                                : predictors.names().get(at - 1),
                                        qr.leftOver()[k]));
            }
        return qr;
    }

    /// What the line says for one row of the columns, in their order.
    public double predict(double... row) {
        if (row.length != coefficients.size() - 1)
            throw new UnusableData(
                    Reason.LENGTHS_DIFFER, "%d values for %d columns".formatted(row.length, coefficients.size() - 1));
        var sum = coefficients.getFirst().value().estimate();
        for (var j = 0; j < row.length; j++)
            sum += row[j] * coefficients.get(j + 1).value().estimate();
        return sum;
    }
}
