package dev.perennial.analytics.recommendation;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.stream.IntStream;

/// The inverse of a symmetric positive definite matrix in its own place, by sweeping out blocks of columns; n³
/// operations, in single precision except for the blocks on the diagonal. Rows are worked in parallel and each
/// alone, so threads do not change the result.
///
/// Goodnight (1979), A tutorial on the sweep operator, The American Statistician 33.
final class SymmetricInverse {
    private static final int BLOCK = 64;

    private SymmetricInverse() {}

    /// Replaces the matrix, of which the lower triangle is read, by its inverse, both triangles.
    ///
    /// @throws UnusableData when it is not positive definite
    static void of(float[][] a) {
        var n = a.length;
        for (var from = 0; from < n; from += BLOCK) sweep(a, from, Math.min(n, from + BLOCK));
        IntStream.range(0, n).parallel().forEach(i -> {
            for (var j = 0; j <= i; j++) a[i][j] = -a[i][j];
        });
        for (var from = 0; from < n; from += BLOCK) mirror(a, from, Math.min(n, from + BLOCK));
    }

    private static void sweep(float[][] a, int from, int to) {
        var n = a.length;
        var width = to - from;
        var columns = new float[BLOCK][n];
        for (var k = 0; k < width; k++) System.arraycopy(a[from + k], 0, columns[k], 0, from + k + 1);
        for (var k = 0; k < width; k++) for (var i = from + k + 1; i < n; i++) columns[k][i] = a[i][from + k];
        var pivot = new double[width][width];
        for (var k = 0; k < width; k++) for (var j = 0; j < width; j++) pivot[k][j] = columns[k][from + j];
        invert(pivot);
        IntStream.range(0, n).parallel().forEach(i -> {
            if (i >= from && i < to) return;
            var factors = new float[BLOCK];
            for (var k = 0; k < width; k++) {
                var sum = 0.0;
                for (var j = 0; j < width; j++) sum += columns[j][i] * pivot[j][k];
                factors[k] = (float) sum;
            }
            for (var k = 0; k < width; k += 8) subtract(a[i], i + 1, factors, columns, k);
            if (i >= to) System.arraycopy(factors, 0, a[i], from, width);
            else for (var k = 0; k < width; k++) a[from + k][i] = factors[k];
        });
        for (var k = 0; k < width; k++) for (var j = 0; j <= k; j++) a[from + k][from + j] = (float) -pivot[k][j];
    }

    /// Eight columns at once, in a shape that compilers turn into vector instructions. Rows inside the block take
    /// no part, so that a row that writes its factors there disturbs nobody.
    private static void subtract(float[] row, int length, float[] f, float[][] c, int k) {
        float f0 = f[k], f1 = f[k + 1], f2 = f[k + 2], f3 = f[k + 3];
        float f4 = f[k + 4], f5 = f[k + 5], f6 = f[k + 6], f7 = f[k + 7];
        float[] c0 = c[k], c1 = c[k + 1], c2 = c[k + 2], c3 = c[k + 3];
        float[] c4 = c[k + 4], c5 = c[k + 5], c6 = c[k + 6], c7 = c[k + 7];
        for (var j = 0; j < length; j++)
            row[j] -= f0 * c0[j]
                    + f1 * c1[j]
                    + f2 * c2[j]
                    + f3 * c3[j]
                    + f4 * c4[j]
                    + f5 * c5[j]
                    + f6 * c6[j]
                    + f7 * c7[j];
    }

    private static void invert(double[][] m) {
        var n = m.length;
        for (var k = 0; k < n; k++) {
            var pivot = m[k][k];
            if (!(Math.abs(pivot) > 1e-12) || !Double.isFinite(pivot))
                throw new UnusableData(Reason.COLLINEAR, "items that are bought alike cannot be told apart");
            m[k][k] = 1;
            for (var j = 0; j < n; j++) m[k][j] /= pivot;
            for (var i = 0; i < n; i++) {
                if (i == k) continue;
                var factor = m[i][k];
                m[i][k] = 0;
                for (var j = 0; j < n; j++) m[i][j] -= factor * m[k][j];
            }
        }
    }

    private static void mirror(float[][] a, int from, int to) {
        IntStream.range(0, a.length / BLOCK + 1).parallel().forEach(b -> {
            var first = b * BLOCK;
            for (var i = from; i < to; i++) for (var j = first; j < Math.min(i, first + BLOCK); j++) a[j][i] = a[i][j];
        });
    }
}
