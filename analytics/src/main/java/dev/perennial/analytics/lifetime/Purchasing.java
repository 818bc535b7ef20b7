package dev.perennial.analytics.lifetime;

/// Log-likelihood of customers who never leave, the NBD, in r and α: ln Γ(r+x)/Γ(r) + r ln α − (r+x)
/// ln(α+T).
/// Models with dropout add to it.
///
/// Ehrenberg (1959), The pattern of consumer purchases, Applied Statistics 8(1).
record Purchasing(MergedHistories data) {
    /// In the logarithms of r and α.
    double climb(double[] logs, double[] gradient, double[][] hessian) {
        return Logarithms.climb(this::natural, logs, gradient, hessian);
    }

    /// Adds to the first two slopes and the upper triangle of the first two curvatures.
    double natural(double[] p, double[] g, double[][] h) {
        var r = p[0];
        var alpha = p[1];
        var value = 0.0;
        for (var i = 0; i < data.moreThan.length; i++) {
            var n = data.moreThan[i];
            value += n * Math.log(r + i);
            g[0] += n / (r + i);
            h[0][0] -= n / ((r + i) * (r + i));
        }
        for (var day = 0; day < data.aged.length; day++) {
            if (data.aged[day] == 0) continue;
            var n = data.aged[day];
            var x = data.purchasesAged[day];
            var time = day / data.daysPerUnit;
            var sum = alpha + time;
            value -= n * r * Math.log1p(time / alpha) + x * Math.log(sum);
            g[0] -= n * Math.log1p(time / alpha);
            g[1] += n * r * time / (alpha * sum) - x / sum;
            h[0][1] += n * time / (alpha * sum);
            h[1][1] += -n * r * time * (alpha + sum) / (alpha * alpha * sum * sum) + x / (sum * sum);
        }
        return value;
    }
}
