package dev.perennial.analytics.regression;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.DoubleDouble;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.List;

/// Named columns that shall explain another: finite, equally long, each with some spread.
public final class Predictors {
    private static final int MOST = 1_000;

    private final List<String> names;
    private final List<double[]> columns;
    private final List<double[]> lows;

    private Predictors(List<String> names, List<double[]> columns, List<double[]> lows) {
        this.names = names;
        this.columns = columns;
        this.lows = lows;
    }

    /// One column a name, one entry a row.
    ///
    /// @throws UnusableData for no columns or over a thousand, lengths that differ, values that are not
    /// finite, or a
    /// column that is the same in every row
    public static Predictors of(List<String> names, double[]... columns) {
        Values.sameLength("names and columns", names.size(), columns.length);
        if (columns.length == 0) throw new UnusableData(Reason.EMPTY, "no columns to explain with");
        if (columns.length > MOST)
            throw new UnusableData(Reason.TOO_MANY, "%d columns: at most %d are taken".formatted(columns.length, MOST));
        var lows = new ArrayList<double[]>();
        for (var j = 0; j < columns.length; j++) {
            Values.finite(names.get(j), columns[j]);
            Values.sameLength(names.get(0) + " and " + names.get(j), columns[0].length, columns[j].length);
            if (Summary.of(columns[j]).allTheSame())
                throw new UnusableData(
                        Reason.ALL_THE_SAME,
                        "%s is %s in every row: it explains nothing".formatted(names.get(j), columns[j][0]));
            lows.add(new double[columns[j].length]);
        }
        return new Predictors(List.copyOf(names), List.of(columns), lows);
    }

    /// The powers 1 to `degree` of one column, named x, x^2 and so on, kept to 32 digits: a polynomial
    /// of high degree is lost in the rounding of its own powers otherwise.
    public static Predictors powers(String name, double[] values, int degree) {
        var base = of(List.of(name), values);
        if (degree < 1 || degree > 100)
            throw new UnusableData(Reason.OUT_OF_RANGE, "a degree of %d is not between 1 and 100".formatted(degree));
        var names = new ArrayList<>(base.names);
        var columns = new ArrayList<>(base.columns);
        var lows = new ArrayList<>(base.lows);
        for (var power = 2; power <= degree; power++) {
            var high = new double[values.length];
            var low = new double[values.length];
            for (var i = 0; i < values.length; i++) {
                var product =
                        new DoubleDouble(columns.getLast()[i], lows.getLast()[i]).times(DoubleDouble.of(values[i]));
                high[i] = product.high();
                low[i] = product.low();
            }
            Values.finite(name + "^" + power, high);
            names.add(name + "^" + power);
            columns.add(high);
            lows.add(low);
        }
        return new Predictors(List.copyOf(names), columns, lows);
    }

    public List<String> names() {
        return names;
    }

    public int count() {
        return names.size();
    }

    public int rows() {
        return columns.getFirst().length;
    }

    double[] column(int j) {
        return columns.get(j);
    }

    double[] low(int j) {
        return lows.get(j);
    }

    /// Refuses a target that does not belong to these rows or has nothing to explain.
    void explain(double[] target) {
        Values.sameLength("rows of predictors and target", rows(), target.length);
        Values.finite("target", target);
        if (Summary.of(target).allTheSame())
            throw new UnusableData(
                    Reason.ALL_THE_SAME, "the target is %s in every row: nothing to explain".formatted(target[0]));
    }
}
