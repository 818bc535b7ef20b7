package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.GammaFunction;

/// Log-likelihood of the Gamma-Gamma model in ln p, ln(q − 1), ln v with gradient and Hessian. Gamma
/// functions
/// are taken once a frequency; a customer costs one logarithm.
final class GammaGammaLikelihood {
    private final int[] x;
    private final double[] m;
    private final int[] having;
    private double constant;
    private double purchasesTimesLog;

    GammaGammaLikelihood(int[] x, double[] m) {
        this.x = x;
        this.m = m;
        var highest = 0;
        for (var n : x) highest = Math.max(highest, n);
        having = new int[highest + 1];
        for (var i = 0; i < x.length; i++) {
            having[x[i]]++;
            constant -= Math.log(m[i]);
            purchasesTimesLog += x[i] * Math.log(x[i] * m[i]);
        }
    }

    double climb(double[] logs, double[] g, double[][] h) {
        var p = Math.exp(logs[0]);
        var above = Math.exp(logs[1]);
        var q = 1 + above;
        var v = Math.exp(logs[2]);
        var s = Rows.sum(x.length, 6, (from, to, sums) -> {
            double log = 0, logX = 0, inverse = 0, inverseX = 0, square = 0, squareX = 0;
            for (var i = from; i < to; i++) {
                var rate = v + x[i] * m[i];
                var l = Math.log(rate);
                var r = 1 / rate;
                log += l;
                logX += x[i] * l;
                inverse += r;
                inverseX += x[i] * r;
                square += r * r;
                squareX += x[i] * r * r;
            }
            sums[0] = log;
            sums[1] = logX;
            sums[2] = inverse;
            sums[3] = inverseX;
            sums[4] = square;
            sums[5] = squareX;
        });
        var n = x.length;
        var value = constant + p * purchasesTimesLog + n * q * logs[2] - q * s[0] - p * s[1];
        var gp = purchasesTimesLog - s[1];
        var gq = n * logs[2] - s[0];
        var gv = n * q / v - q * s[2] - p * s[3];
        double pp = 0, pq = 0, qq = 0;
        var logGammaQ = GammaFunction.logGamma(q);
        var digammaQ = GammaFunction.digamma(q);
        var trigammaQ = GammaFunction.trigamma(q);
        for (var k = 1; k < having.length; k++) {
            if (having[k] == 0) continue;
            var px = p * k;
            value += having[k] * (GammaFunction.logGamma(px + q) - GammaFunction.logGamma(px) - logGammaQ);
            var both = GammaFunction.digamma(px + q);
            gp += having[k] * k * (both - GammaFunction.digamma(px));
            gq += having[k] * (both - digammaQ);
            var curve = GammaFunction.trigamma(px + q);
            pp += (double) having[k] * k * k * (curve - GammaFunction.trigamma(px));
            pq += having[k] * k * curve;
            qq += having[k] * (curve - trigammaQ);
        }
        var pv = -s[3];
        var qv = n / v - s[2];
        var vv = -n * q / (v * v) + q * s[4] + p * s[5];
        g[0] = p * gp;
        g[1] = above * gq;
        g[2] = v * gv;
        h[0][0] = p * p * pp + g[0];
        h[1][1] = above * above * qq + g[1];
        h[2][2] = v * v * vv + g[2];
        h[0][1] = h[1][0] = p * above * pq;
        h[0][2] = h[2][0] = p * v * pv;
        h[1][2] = h[2][1] = above * v * qv;
        return value;
    }
}
