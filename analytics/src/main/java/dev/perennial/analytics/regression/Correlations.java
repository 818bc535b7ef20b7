package dev.perennial.analytics.regression;

import dev.perennial.analytics.numeric.Symmetric;
import dev.perennial.analytics.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// How columns and target go together, and how the squared multiple correlation divides among the
/// columns.
record Correlations(double[][] among, double[] with) {
    private static final int EXACT = 16;
    private static final int ORDERS = 2_000;
    private static final double REDUNDANT = 1e-10;
    private static final long SEED = 0x452821e638d01377L;

    /// Sums of products in up to a thousand blocks of rows, from which samples can be drawn without
    /// going through the rows again; with up to a thousand rows a block is a row.
    static final class Blocks {
        private static final int MOST = 1_000;

        private final int size;
        private final double[][] sums;

        Blocks(Predictors predictors, double[] target) {
            var p = predictors.count();
            this.size = p + 1;
            var n = target.length;
            var columns = new double[size][];
            var means = new double[size];
            var scales = new double[size];
            for (var j = 0; j < size; j++) {
                columns[j] = j < p ? predictors.column(j) : target;
                var about = Summary.of(columns[j]);
                means[j] = about.mean();
                scales[j] = 1 / Math.sqrt(about.squares() / n);
            }
            this.sums = new double[Math.min(n, MOST)][1 + size + size * (size + 1) / 2];
            var row = new double[size];
            for (var i = 0; i < n; i++) {
                var block = sums[i % sums.length];
                for (var j = 0; j < size; j++) row[j] = (columns[j][i] - means[j]) * scales[j];
                block[0]++;
                var at = size + 1;
                for (var j = 0; j < size; j++) {
                    var value = row[j];
                    block[1 + j] += value;
                    for (var k = 0; k <= j; k++) block[at++] += value * row[k];
                }
            }
        }

        Correlations all() {
            var total = new double[sums[0].length];
            for (var block : sums) add(block, total);
            return correlations(total);
        }

        Correlations drawn(SplittableRandom random) {
            var total = new double[sums[0].length];
            for (var i = 0; i < sums.length; i++) add(sums[random.nextInt(sums.length)], total);
            return correlations(total);
        }

        private static void add(double[] block, double[] total) {
            for (var i = 0; i < total.length; i++) total[i] += block[i];
        }

        private Correlations correlations(double[] total) {
            var n = total[0];
            var covariance = new double[size][size];
            var at = size + 1;
            for (var j = 0; j < size; j++)
                for (var k = 0; k <= j; k++) covariance[j][k] = total[at++] / n - total[1 + j] / n * total[1 + k] / n;
            var p = size - 1;
            var among = new double[p][p];
            var with = new double[p];
            for (var j = 0; j < p; j++) {
                for (var k = 0; k < j; k++) {
                    among[j][k] = correlation(covariance, j, k);
                    among[k][j] = among[j][k];
                }
                among[j][j] = 1;
                with[j] = correlation(covariance, p, j);
            }
            return new Correlations(among, with);
        }

        private static double correlation(double[][] covariance, int j, int k) {
            var scale = covariance[j][j] * covariance[k][k];
            return scale <= 1e-24 ? 0 : Math.clamp(covariance[j][k] / Math.sqrt(scale), -1, 1);
        }
    }

    int count() {
        return with.length;
    }

    /// Each column's part in the squared multiple correlation, averaged over all orders in which
    /// columns could have been brought in: over every order up to 16 columns, over 2,000 seeded random
    /// orders beyond.
    double[] shapley() {
        return count() <= EXACT ? everyOrder() : randomOrders();
    }

    private double[] everyOrder() {
        var p = count();
        var explained = new double[1 << p];
        include(0, 0, 0, among, with, explained);
        var weights = new double[p];
        weights[0] = 1.0 / p;
        for (var s = 1; s < p; s++) weights[s] = weights[s - 1] * s / (p - s);
        var parts = new double[p];
        for (var set = 0; set < explained.length; set++) {
            var size = Integer.bitCount(set);
            for (var j = 0; j < p; j++)
                if ((set >> j & 1) == 0) parts[j] += weights[size] * (explained[set | 1 << j] - explained[set]);
        }
        return parts;
    }

    /// Fills in what every set of columns explains, taking each column out of those after it as it is
    /// included.
    private static void include(int at, int set, double sum, double[][] left, double[] target, double[] explained) {
        var p = target.length;
        explained[set] = sum;
        for (var j = at; j < p; j++) {
            var own = left[j][j];
            if (own <= REDUNDANT) {
                include(j + 1, set | 1 << j, sum, left, target, explained);
                continue;
            }
            var nextLeft = new double[p][p];
            var nextTarget = new double[p];
            for (var k = j + 1; k < p; k++) {
                var slope = left[j][k] / own;
                nextTarget[k] = target[k] - slope * target[j];
                for (var m = k; m < p; m++) nextLeft[k][m] = left[k][m] - slope * left[j][m];
            }
            include(j + 1, set | 1 << j, sum + target[j] * target[j] / own, nextLeft, nextTarget, explained);
        }
    }

    private double[] randomOrders() {
        var p = count();
        var random = new SplittableRandom(SEED);
        var parts = new double[p];
        var order = new int[p];
        for (var j = 0; j < p; j++) order[j] = j;
        for (var round = 0; round < ORDERS; round++) {
            for (var i = p - 1; i > 0; i--) {
                var j = random.nextInt(i + 1);
                var kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            var steps = inOrder(order);
            for (var i = 0; i < p; i++) parts[order[i]] += steps[i] / ORDERS;
        }
        return parts;
    }

    /// What each column adds when brought in in that order: Cholesky with the target as the last row.
    private double[] inOrder(int[] order) {
        var p = order.length;
        var root = new double[p + 1][p];
        var steps = new double[p];
        for (var j = 0; j < p; j++) {
            var own = among[order[j]][order[j]];
            for (var k = 0; k < j; k++) own -= root[j][k] * root[j][k];
            if (own <= REDUNDANT) continue;
            root[j][j] = Math.sqrt(own);
            for (var i = j + 1; i <= p; i++) {
                var value = i < p ? among[order[i]][order[j]] : with[order[j]];
                for (var k = 0; k < j; k++) value -= root[i][k] * root[j][k];
                root[i][j] = value / root[j][j];
            }
            steps[j] = root[p][j] * root[p][j];
        }
        return steps;
    }

    /// Johnson's relative weights: through the uncorrelated columns nearest to the real ones.
    double[] johnson() {
        var p = count();
        var eigen = Symmetric.eigen(among);
        var root = new double[p][p];
        var along = new double[p];
        for (var k = 0; k < p; k++) {
            var value = eigen.values()[k];
            if (value <= REDUNDANT) continue;
            var projected = 0.0;
            for (var j = 0; j < p; j++) projected += eigen.vectors()[j][k] * with[j];
            for (var i = 0; i < p; i++) {
                along[i] += eigen.vectors()[i][k] * projected / Math.sqrt(value);
                for (var j = 0; j < p; j++)
                    root[i][j] += eigen.vectors()[i][k] * eigen.vectors()[j][k] * Math.sqrt(value);
            }
        }
        var weights = new double[p];
        for (var j = 0; j < p; j++)
            for (var k = 0; k < p; k++) weights[j] += root[j][k] * root[j][k] * along[k] * along[k];
        return weights;
    }

    /// Standardised coefficients of least squares, a redundant column left at 0.
    double[] standardised() {
        var p = count();
        var eigen = Symmetric.eigen(among);
        var found = new double[p];
        for (var k = 0; k < p; k++) {
            if (eigen.values()[k] <= REDUNDANT) continue;
            var projected = 0.0;
            for (var j = 0; j < p; j++) projected += eigen.vectors()[j][k] * with[j];
            for (var j = 0; j < p; j++) found[j] += eigen.vectors()[j][k] * projected / eigen.values()[k];
        }
        return found;
    }

    /// Columns that follow from those before them.
    List<Integer> redundant() {
        var p = count();
        var left = new double[p][];
        var redundant = new ArrayList<Integer>();
        for (var j = 0; j < p; j++) left[j] = among[j].clone();
        for (var j = 0; j < p; j++) {
            if (left[j][j] <= REDUNDANT) {
                redundant.add(j);
                continue;
            }
            for (var k = j + 1; k < p; k++) {
                var slope = left[j][k] / left[j][j];
                for (var m = k; m < p; m++) {
                    left[k][m] -= slope * left[j][m];
                    left[m][k] = left[k][m];
                }
            }
        }
        return redundant;
    }
}
