package dev.perennial.analytics.regression;

import dev.perennial.analytics.statistics.Summary;

/// The columns less their means, over their standard deviations (of the population), by row.
final class Standardised {
    final double[] means;
    final double[] deviations;
    final double[][] rows;

    Standardised(Predictors predictors) {
        var p = predictors.count();
        means = new double[p];
        deviations = new double[p];
        rows = new double[predictors.rows()][p];
        for (var j = 0; j < p; j++) {
            var column = predictors.column(j);
            var about = Summary.of(column);
            means[j] = about.mean();
            deviations[j] = Math.sqrt(about.squares() / about.count());
            for (var i = 0; i < rows.length; i++) rows[i][j] = (column[i] - means[j]) / deviations[j];
        }
    }
}
