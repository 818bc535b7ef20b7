package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.Ascent;

/// Turns a surface in positive parameters into one in their logarithms.
final class Logarithms {
    private Logarithms() {}

    /// The natural surface need only fill the upper triangle of its Hessian.
    static double climb(Ascent.Surface natural, double[] logs, double[] gradient, double[][] hessian) {
        var n = logs.length;
        var p = new double[n];
        for (var i = 0; i < n; i++) p[i] = Math.exp(logs[i]);
        var value = natural.climb(p, gradient, hessian);
        for (var i = 0; i < n; i++) {
            for (var j = 0; j < i; j++) hessian[i][j] = hessian[j][i];
            gradient[i] *= p[i];
        }
        for (var i = 0; i < n; i++) {
            for (var j = 0; j < n; j++) hessian[i][j] *= p[i] * p[j];
            hessian[i][i] += gradient[i];
        }
        return value;
    }
}
