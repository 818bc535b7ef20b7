package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Symmetric;
import dev.perennial.analytics.regression.Predictors;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.List;

/// What is known of customers from the start and does not change: where they came from, what the first
/// purchase cost. One column a name, one entry a customer, in the order of the [RfmSummary].
///
/// A value may be any finite number; a yes-or-no is 1 or 0, a channel with k values is k − 1 such columns.
public final class Covariates {
    private static final int MOST = 20;
    private static final double COLLINEAR = 1e-9;

    private final List<String> names;
    private final double[][] columns;

    private Covariates(List<String> names, double[][] columns) {
        this.names = names;
        this.columns = columns;
    }

    /// No covariates: the plain process.
    public static Covariates none() {
        return new Covariates(List.of(), new double[0][]);
    }

    /// The columns are kept, not copied.
    ///
    /// @throws UnusableData for over twenty columns, lengths that differ, values that are not finite, a
    /// column that is the same for all customers, or one that follows from the others
    public static Covariates of(List<String> names, double[]... columns) {
        Predictors.of(names, columns);
        if (columns.length > MOST)
            throw new UnusableData(Reason.TOO_MANY, "%d covariates: at most %d".formatted(columns.length, MOST));
        refuseCollinear(names, columns);
        return new Covariates(List.copyOf(names), columns);
    }

    private static void refuseCollinear(List<String> names, double[][] columns) {
        var n = columns.length;
        var correlations = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) correlations[i][j] = i == j ? 1 : Accuracy.correlation(columns[i], columns[j]);
        var eigen = Symmetric.eigen(correlations);
        for (var k = 0; k < n; k++) {
            if (eigen.values()[k] > COLLINEAR) continue;
            var most = 0;
            for (var j = 0; j < n; j++)
                if (Math.abs(eigen.vectors()[j][k]) >= Math.abs(eigen.vectors()[most][k]) - 1e-9) most = j;
            throw new UnusableData(
                    Reason.COLLINEAR, "%s follows from the other covariates: leave one out".formatted(names.get(most)));
        }
    }

    public List<String> names() {
        return names;
    }

    public int count() {
        return columns.length;
    }

    /// The values of the customer in that row.
    public double[] row(int i) {
        var row = new double[columns.length];
        for (var j = 0; j < row.length; j++) row[j] = columns[j][i];
        return row;
    }

    void belongTo(RfmSummary customers) {
        if (count() > 0) Values.sameLength("customers and covariates", customers.size(), columns[0].length);
    }

    /// Mean and standard deviation of a column over all customers.
    double[] scale(int j) {
        var about = Summary.of(columns[j]);
        return new double[] {about.mean(), Math.sqrt(about.squares() / about.count())};
    }

    double at(int j, int i) {
        return columns[j][i];
    }
}
