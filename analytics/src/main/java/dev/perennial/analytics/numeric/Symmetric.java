package dev.perennial.analytics.numeric;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// Small symmetric matrices, as double[n][n], by their eigenvalues: n is the handful of parameters of a
/// model.
public final class Symmetric {
    private Symmetric() {}

    /// Eigenvalues (unsorted) with the eigenvectors as columns of `vectors`.
    public record Eigen(double[] values, double[][] vectors) {}

    /// Jacobi rotations until the off-diagonal is gone; exact to rounding and always convergent.
    ///
    /// @throws UnusableData when the matrix is not square or not finite
    public static Eigen eigen(double[][] matrix) {
        var n = matrix.length;
        check(matrix, n);
        var a = new double[n][];
        var v = new double[n][n];
        for (var i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
        }
        for (var sweep = 0; sweep < 60; sweep++) {
            var off = 0.0;
            var size = 0.0;
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) {
                    size += a[i][j] * a[i][j];
                    if (i != j) off += a[i][j] * a[i][j];
                }
            if (off <= 1e-32 * size) break;
            for (var p = 0; p < n; p++) for (var q = p + 1; q < n; q++) if (a[p][q] != 0) rotate(a, v, p, q);
        }
        var values = new double[n];
        for (var i = 0; i < n; i++) values[i] = a[i][i];
        return new Eigen(values, v);
    }

    private static void check(double[][] matrix, int n) {
        if (matrix.length != n)
            throw new UnusableData(
                    Reason.LENGTHS_DIFFER, "%d rows of a matrix of %d by %d".formatted(matrix.length, n, n));
        for (var i = 0; i < matrix.length; i++) {
            if (matrix[i].length != n)
                throw new UnusableData(
                        Reason.LENGTHS_DIFFER,
                        "row %d has %d entries of a matrix of %d by %d".formatted(i, matrix[i].length, n, n));
            for (var value : matrix[i])
                if (!Double.isFinite(value)) throw GammaFunction.outside("an entry", value, "a finite number");
        }
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        var theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        var t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        var c = 1 / Math.sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < a.length; k++) {
            var kp = a[k][p];
            var kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (var k = 0; k < a.length; k++) {
            var pk = a[p][k];
            var qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            var vp = v[k][p];
            var vq = v[k][q];
            v[k][p] = c * vp - s * vq;
            v[k][q] = s * vp + c * vq;
        }
    }

    /// The inverse of a positive definite matrix; directions with less than `floor` are left out, so a
    /// parameter about which nothing is known contributes zero instead of infinity.
    public static double[][] pseudoInverse(double[][] matrix, double floor) {
        var eigen = eigen(matrix);
        var n = matrix.length;
        var inverse = new double[n][n];
        for (var k = 0; k < n; k++) {
            if (eigen.values()[k] <= floor) continue;
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    inverse[i][j] += eigen.vectors()[i][k] * eigen.vectors()[j][k] / eigen.values()[k];
        }
        return inverse;
    }

    /// A square root by columns: the matrix equals the sum over k of column k times its own transpose.
    public static double[][] squareRoot(double[][] matrix) {
        var eigen = eigen(matrix);
        var n = matrix.length;
        var root = new double[n][n];
        for (var k = 0; k < n; k++) {
            var scale = Math.sqrt(Math.max(0, eigen.values()[k]));
            for (var i = 0; i < n; i++) root[i][k] = eigen.vectors()[i][k] * scale;
        }
        return root;
    }

    /// vectorᵀ · matrix · vector.
    public static double quadratic(double[][] matrix, double[] vector) {
        check(matrix, vector.length);
        for (var value : vector)
            if (!Double.isFinite(value)) throw GammaFunction.outside("an entry", value, "a finite number");
        var sum = 0.0;
        for (var i = 0; i < vector.length; i++)
            for (var j = 0; j < vector.length; j++) sum += vector[i] * matrix[i][j] * vector[j];
        return sum;
    }
}
