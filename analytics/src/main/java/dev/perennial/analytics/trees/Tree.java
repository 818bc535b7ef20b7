package dev.perennial.analytics.trees;

import java.util.Arrays;

/// One tree over bins: node 0 is the root; a leaf has column −1. `cover` counts the rows it was grown from.
record Tree(
        int[] column, int[] lastLeft, boolean[] missingLeft, int[] left, int[] right, double[] value, double[] cover) {

    boolean goesLeft(int node, int bin) {
        return bin == 0 ? missingLeft[node] : bin <= lastLeft[node];
    }

    double score(byte[] row) {
        var node = 0;
        while (column[node] >= 0) node = goesLeft(node, row[column[node]] & 0xFF) ? left[node] : right[node];
        return value[node];
    }

    /// The mean over the rows the tree was grown from.
    double mean() {
        return mean(0);
    }

    private double mean(int node) {
        if (column[node] < 0) return value[node];
        return (cover[left[node]] * mean(left[node]) + cover[right[node]] * mean(right[node])) / cover[node];
    }

    /// Adds each column's Shapley share in [#score] less [#mean]: the columns on the way to a leaf are the
    /// players, one that is left out sends a row both ways as the rows of training went.
    ///
    /// Lundberg, Erion, Lee (2018), Consistent individualized feature attribution for tree ensembles, here
    /// leaf by leaf: the share of column i in a leaf is (oᵢ − zᵢ) Σₖ k!(m−k−1)!/m! cₖ, cₖ the coefficients of
    /// Π (zⱼ + oⱼ t) over the other columns.
    void share(byte[] row, double[] shares) {
        share(0, row, shares, new Way(0, new int[0], new double[0], new double[0]));
    }

    private record Way(int length, int[] columns, double[] zero, double[] one) {
        Way along(int column, double share, boolean goes) {
            var at = 0;
            while (at < length && columns[at] != column) at++;
            var grown = at == length ? length + 1 : length;
            var nextColumns = Arrays.copyOf(columns, grown);
            var nextZero = Arrays.copyOf(zero, grown);
            var nextOne = Arrays.copyOf(one, grown);
            if (at == length) {
                nextColumns[at] = column;
                nextZero[at] = 1;
                nextOne[at] = 1;
            }
            nextZero[at] *= share;
            if (!goes) nextOne[at] = 0;
            return new Way(grown, nextColumns, nextZero, nextOne);
        }
    }

    private void share(int node, byte[] row, double[] shares, Way way) {
        if (column[node] < 0) {
            leaf(value[node], shares, way);
            return;
        }
        var goesLeft = goesLeft(node, row[column[node]] & 0xFF);
        share(left[node], row, shares, way.along(column[node], cover[left[node]] / cover[node], goesLeft));
        share(right[node], row, shares, way.along(column[node], cover[right[node]] / cover[node], !goesLeft));
    }

    private static void leaf(double value, double[] shares, Way way) {
        var m = way.length();
        for (var i = 0; i < m; i++) {
            var c = new double[m];
            c[0] = 1;
            var degree = 0;
            for (var j = 0; j < m; j++) {
                if (j == i) continue;
                degree++;
                for (var k = degree; k > 0; k--) c[k] = c[k] * way.zero()[j] + c[k - 1] * way.one()[j];
                c[0] *= way.zero()[j];
            }
            var weight = 1.0 / m;
            var sum = 0.0;
            for (var k = 0; k < m; k++) {
                sum += weight * c[k];
                if (k < m - 1) weight *= (k + 1.0) / (m - 1 - k);
            }
            shares[way.columns()[i]] += value * (way.one()[i] - way.zero()[i]) * sum;
        }
    }
}
