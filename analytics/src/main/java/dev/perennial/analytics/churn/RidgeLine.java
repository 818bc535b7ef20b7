package dev.perennial.analytics.churn;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Logistic regression with a ridge on all coefficients but the intercept, by Newton steps on rows of few
/// entries. Columns that follow from each other share what they say.
///
/// le Cessie, van Houwelingen (1992), Ridge estimators in logistic regression, Applied Statistics 41(1).
record RidgeLine(double intercept, double[] coefficients) {
    private static final int MOST_STEPS = 40;
    private static final int CHUNKS = 8;
    private static final double SETTLED = 1e-7;

    /// From `start`, which may be a fit with another penalty.
    static RidgeLine fit(Encoding.Sparse rows, boolean[] left, int width, double penalty, RidgeLine start) {
        var at = Arrays.copyOf(start.coefficients(), width + 1);
        at[width] = start.intercept();
        var before = Double.NEGATIVE_INFINITY;
        var step = new double[width + 1];
        var scale = 1.0;
        for (var round = 0; round < MOST_STEPS; round++) {
            var sums = sums(rows, left, width, at);
            var value = sums.value();
            for (var j = 0; j < width; j++) value -= penalty * at[j] * at[j] / 2;
            if (value < before - 1e-9 * Math.abs(before) && scale > 1e-3) {
                scale /= 2;
                for (var j = 0; j <= width; j++) at[j] -= scale * step[j];
                continue;
            }
            before = value;
            scale = 1;
            for (var j = 0; j < width; j++) {
                sums.slope()[j] -= penalty * at[j];
                sums.curve()[j][j] += penalty;
            }
            step = solved(sums.curve(), sums.slope());
            var largest = 0.0;
            for (var j = 0; j <= width; j++) {
                at[j] += step[j];
                largest = Math.max(largest, Math.abs(step[j]));
            }
            if (largest < SETTLED) break;
        }
        return new RidgeLine(at[width], Arrays.copyOf(at, width));
    }

    static RidgeLine flat(int width) {
        return new RidgeLine(0, new double[width]);
    }

    private record Sums(double value, double[] slope, double[][] curve) {}

    private static Sums sums(Encoding.Sparse rows, boolean[] left, int width, double[] at) {
        var n = rows.rows();
        var chunks = Math.clamp(n / 32_768, 1, CHUNKS);
        var parts = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> chunk(rows, left, width, at, (int) ((long) n * chunk / chunks), (int)
                        ((long) n * (chunk + 1) / chunks)))
                .toArray(Sums[]::new);
        var value = 0.0;
        var slope = new double[width + 1];
        var curve = new double[width + 1][width + 1];
        for (var part : parts) {
            value += part.value();
            for (var j = 0; j <= width; j++) {
                slope[j] += part.slope()[j];
                for (var k = 0; k <= j; k++) curve[j][k] += part.curve()[j][k];
            }
        }
        return new Sums(value, slope, curve);
    }

    private static Sums chunk(Encoding.Sparse rows, boolean[] left, int width, double[] at, int from, int to) {
        var entries = rows.entries();
        var slope = new double[width + 1];
        var curve = new double[width + 1][width + 1];
        var value = 0.0;
        for (var i = from; i < to; i++) {
            var score = at[width];
            var first = i * entries;
            for (var e = first; e < first + entries; e++) score += at[rows.at()[e]] * rows.value()[e];
            var p = 1 / (1 + Math.exp(-score));
            value -= Math.log1p(Math.exp(-Math.abs(score))) + (left[i] ? Math.max(-score, 0) : Math.max(score, 0));
            var off = (left[i] ? 1 : 0) - p;
            var weight = Math.max(p * (1 - p), 1e-12);
            slope[width] += off;
            curve[width][width] += weight;
            for (var e = first; e < first + entries; e++) {
                var j = rows.at()[e];
                var x = rows.value()[e];
                slope[j] += off * x;
                curve[width][j] += weight * x;
                var row = curve[j];
                for (var f = first; f <= e; f++) row[rows.at()[f]] += weight * x * rows.value()[f];
            }
        }
        return new Sums(value, slope, curve);
    }

    /// By Cholesky; the lower triangle is given and overwritten.
    private static double[] solved(double[][] a, double[] b) {
        var n = b.length;
        for (var j = 0; j < n; j++) {
            for (var k = 0; k < j; k++) {
                var sum = a[j][k];
                for (var l = 0; l < k; l++) sum -= a[j][l] * a[k][l];
                a[j][k] = sum / a[k][k];
            }
            var rest = a[j][j];
            for (var l = 0; l < j; l++) rest -= a[j][l] * a[j][l];
            a[j][j] = Math.sqrt(Math.max(rest, 1e-10));
        }
        var x = b.clone();
        for (var j = 0; j < n; j++) {
            for (var l = 0; l < j; l++) x[j] -= a[j][l] * x[l];
            x[j] /= a[j][j];
        }
        for (var j = n - 1; j >= 0; j--) {
            for (var l = j + 1; l < n; l++) x[j] -= a[l][j] * x[l];
            x[j] /= a[j][j];
        }
        return x;
    }

    double score(Encoding.Sparse rows, int i) {
        var score = intercept;
        for (var e = i * rows.entries(); e < (i + 1) * rows.entries(); e++)
            score += coefficients[rows.at()[e]] * rows.value()[e];
        return score;
    }

    double[] scores(Encoding.Sparse rows) {
        return IntStream.range(0, rows.rows()).mapToDouble(i -> score(rows, i)).toArray();
    }
}
