package dev.perennial.analytics.lifetime;

/// Log-likelihood of the Pareto/NBD over merged histories with gradient and Hessian in r, α, s, β:
/// ln L = ln L(NBD) − s ln(1 + T/β) + ln(1 + R), the last of them from [Departures].
final class ParetoLikelihood {
    private final MergedHistories data;
    private final Departures departures;

    ParetoLikelihood(MergedHistories data) {
        this.data = data;
        this.departures = new Departures(data);
    }

    /// In the logarithms of r, α, s and β.
    double climb(double[] logs, double[] gradient, double[][] hessian) {
        return Logarithms.climb(this::natural, logs, gradient, hessian);
    }

    private double natural(double[] p, double[] g, double[][] h) {
        return new Purchasing(data).natural(p, g, h) + staying(p[2], p[3], g, h) + leaving(p, g, h);
    }

    private double staying(double s, double beta, double[] g, double[][] h) {
        var value = 0.0;
        for (var day = 0; day < data.aged.length; day++) {
            var n = data.aged[day];
            if (n == 0) continue;
            var time = day / data.daysPerUnit;
            var log = Math.log1p(time / beta);
            var sum = beta + time;
            value -= n * s * log;
            g[2] -= n * log;
            g[3] += n * s * time / (beta * sum);
            h[2][3] += n * time / (beta * sum);
            h[3][3] -= n * s * time * (beta + sum) / (beta * beta * sum * sum);
        }
        return value;
    }

    private double leaving(double[] p, double[] g, double[][] h) {
        var sums = departures.sum(p);
        var k = 1;
        for (var i = 0; i < 4; i++) g[i] += sums[k++];
        for (var i = 0; i < 4; i++) for (var j = i; j < 4; j++) h[i][j] += sums[k++];
        return sums[0];
    }
}
