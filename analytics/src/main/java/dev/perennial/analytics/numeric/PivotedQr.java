package dev.perennial.analytics.numeric;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Least squares by Householder reflections with column pivoting in double-double arithmetic: exact to
/// double precision for columns as near to collinear as doubles can express.
///
/// Businger, Golub (1965), Linear least squares solutions by Householder transformations, Numerische
/// Mathematik 7.
public final class PivotedQr {
    private static final int WORTH_A_THREAD = 200_000;

    private final int rows;
    private final int[] order;
    private final int[] exponents;
    private final DoubleDouble[][] r;
    private final double[] part;
    private final double[][] high;
    private final double[][] low;
    private final DoubleDouble[] beta;

    /// Columns of equal length, at least as long as there are columns, given by high and low parts.
    ///
    /// @throws UnusableData for columns of different lengths, none, or more than there are rows
    public PivotedQr(double[][] columns, double[][] lows) {
        check(columns, lows);
        var p = columns.length;
        this.rows = columns[0].length;
        this.order = new int[p];
        this.exponents = new int[p];
        this.high = new double[p][];
        this.low = new double[p][];
        this.r = new DoubleDouble[p][p];
        this.part = new double[p];
        this.beta = new DoubleDouble[p];
        var norms = new double[p];
        for (var j = 0; j < p; j++) {
            order[j] = j;
            var largest = 0.0;
            for (var value : columns[j]) largest = Math.max(largest, Math.abs(value));
            exponents[j] = largest == 0 ? 0 : Math.getExponent(largest);
            var scale = Math.scalb(1.0, -exponents[j]);
            high[j] = Arrays.stream(columns[j]).map(v -> v * scale).toArray();
            low[j] = Arrays.stream(lows[j]).map(v -> v * scale).toArray();
            norms[j] = norm(high[j], 0);
        }
        for (var k = 0; k < p; k++) eliminate(k, norms);
    }

    private static void check(double[][] columns, double[][] lows) {
        if (columns.length == 0 || columns[0].length < columns.length)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d columns of %d rows: at least one, and as many rows"
                            .formatted(columns.length, columns.length == 0 ? 0 : columns[0].length));
        for (var j = 0; j < columns.length; j++)
            if (lows.length != columns.length
                    || columns[j].length != columns[0].length
                    || lows[j].length != columns[0].length)
                throw new UnusableData(Reason.LENGTHS_DIFFER, "column %d is not as long as the first".formatted(j));
    }

    private static double norm(double[] values, int from) {
        var sum = 0.0;
        for (var i = from; i < values.length; i++) sum += values[i] * values[i];
        return Math.sqrt(sum);
    }

    private void eliminate(int k, double[] norms) {
        var p = order.length;
        var best = k;
        var most = -1.0;
        for (var j = k; j < p; j++) {
            var left = norms[order[j]] == 0 ? 0 : norm(high[order[j]], k) / norms[order[j]];
            if (left > most) {
                most = left;
                best = j;
            }
        }
        var swapped = order[k];
        order[k] = order[best];
        order[best] = swapped;
        part[k] = most;
        for (var i = 0; i < k; i++) {
            var kept = r[i][k];
            r[i][k] = r[i][best];
            r[i][best] = kept;
        }
        var v = high[order[k]];
        var vLow = low[order[k]];
        var length = DoubleDouble.dot(v, vLow, v, vLow, k).root();
        if (length.high() == 0) {
            r[k][k] = DoubleDouble.of(0);
            beta[k] = DoubleDouble.of(0);
            for (var j = k + 1; j < p; j++) r[k][j] = DoubleDouble.of(0);
            return;
        }
        var first = new DoubleDouble(v[k], vLow[k]);
        var signed = v[k] < 0 ? length.negated() : length;
        r[k][k] = signed.negated();
        beta[k] = DoubleDouble.of(1).over(length.times(length.plus(v[k] < 0 ? first.negated() : first)));
        var head = first.plus(signed);
        v[k] = head.high();
        vLow[k] = head.low();
        var others = IntStream.range(k + 1, p);
        ((long) rows * (p - k) > WORTH_A_THREAD ? others.parallel() : others).forEach(j -> {
            reflect(k, high[order[j]], low[order[j]]);
            r[k][j] = new DoubleDouble(high[order[j]][k], low[order[j]][k]);
        });
    }

    private void reflect(int k, double[] column, double[] columnLow) {
        var v = high[order[k]];
        var vLow = low[order[k]];
        var factor = DoubleDouble.dot(v, vLow, column, columnLow, k).times(beta[k]);
        DoubleDouble.subtract(factor, v, vLow, column, columnLow, k);
    }

    /// How much of each column's length the columns picked before it leave over, in the order they were
    /// picked: a last entry of 1e-15 means that column is not told from the others by doubles.
    public double[] leftOver() {
        return part.clone();
    }

    /// The columns in the order they were picked.
    public int[] order() {
        return order.clone();
    }

    /// Coefficients by column, and the sum of squared residuals.
    public record Solution(double[] coefficients, double residualSquares) {}

    public Solution solve(double[] target) {
        if (target.length != rows)
            throw new UnusableData(
                    Reason.LENGTHS_DIFFER, "a target of %d rows for columns of %d".formatted(target.length, rows));
        for (var value : target)
            if (!(Math.abs(value) < 1e150)) throw GammaFunction.outside("a target", value, "between -1e150 and 1e150");
        var y = target.clone();
        var yLow = new double[rows];
        var p = order.length;
        for (var k = 0; k < p; k++) reflect(k, y, yLow);
        var found = new DoubleDouble[p];
        for (var k = p - 1; k >= 0; k--) {
            var rest = new DoubleDouble(y[k], yLow[k]);
            for (var j = k + 1; j < p; j++) rest = rest.minus(r[k][j].times(found[j]));
            found[k] = rest.over(r[k][k]);
        }
        var coefficients = new double[p];
        for (var k = 0; k < p; k++) coefficients[order[k]] = found[k].value() * Math.scalb(1.0, -exponents[order[k]]);
        return new Solution(coefficients, DoubleDouble.dot(y, yLow, y, yLow, p).value());
    }

    /// The diagonal of (XᵀX)⁻¹ by column: times the residual variance, the variance of each coefficient.
    public double[] inverseDiagonal() {
        var p = order.length;
        var sums = new DoubleDouble[p];
        Arrays.fill(sums, DoubleDouble.of(0));
        for (var unit = 0; unit < p; unit++) {
            var column = new DoubleDouble[p];
            for (var k = unit; k >= 0; k--) {
                var rest = DoubleDouble.of(k == unit ? 1 : 0);
                for (var j = k + 1; j <= unit; j++) rest = rest.minus(r[k][j].times(column[j]));
                column[k] = rest.over(r[k][k]);
                sums[k] = sums[k].plus(column[k].times(column[k]));
            }
        }
        var diagonal = new double[p];
        for (var k = 0; k < p; k++) diagonal[order[k]] = sums[k].value() * Math.scalb(1.0, -2 * exponents[order[k]]);
        return diagonal;
    }
}
