package dev.perennial.analytics.lifetime;

/// ln of the likelihood of one history in the four natural parameters, with slopes and curvatures: what the
/// fits over merged histories add up, taken one customer at a time, for models whose parameters differ from
/// customer to customer.
@FunctionalInterface
interface HistoryLikelihood {
    /// Adds to the slopes and to the upper triangle of the curvatures.
    double natural(double[] p, int x, double tx, double age, double[] g, double[][] h);

    /// Buying alone, the NBD, in the first two parameters.
    static double buying(double[] p, int x, double age, double[] g, double[][] h) {
        var r = p[0];
        var alpha = p[1];
        var sum = alpha + age;
        var log = Math.log1p(age / alpha);
        var value = -r * log - x * Math.log(sum);
        for (var i = 0; i < x; i++) {
            value += Math.log(r + i);
            g[0] += 1 / (r + i);
            h[0][0] -= 1 / ((r + i) * (r + i));
        }
        g[0] -= log;
        g[1] += r * age / (alpha * sum) - x / sum;
        h[0][1] += age / (alpha * sum);
        h[1][1] += -r * age * (alpha + sum) / (alpha * alpha * sum * sum) + x / (sum * sum);
        return value;
    }

    /// BG/NBD with 0 chances to leave at the start, MBG/NBD with 1.
    static HistoryLikelihood betaGeometric(int chancesAtStart) {
        return (p, x, tx, age, g, h) -> {
            var value = buying(p, x, age, g, h);
            var alpha = p[1];
            var a = p[2];
            var b = p[3];
            var n = x + chancesAtStart;
            for (var i = 0; i < n; i++) {
                var stay = b + i;
                var all = a + b + i;
                value += Math.log1p(-a / all);
                g[2] -= 1 / all;
                g[3] += a / (stay * all);
                h[2][2] += 1 / (all * all);
                h[2][3] += 1 / (all * all);
                h[3][3] += 1 / (all * all) - 1 / (stay * stay);
            }
            if (n == 0) return value;
            var shape = p[0] + x;
            var gap = Math.log1p((age - tx) / (alpha + tx));
            var logOdds = Math.log(a / (b + n - 1)) + shape * gap;
            var gone = 1 / (1 + Math.exp(-logOdds));
            var now = 1 / (alpha + age);
            var then = 1 / (alpha + tx);
            var pull = now - then;
            var late = -1 / (b + n - 1);
            double[] slope = {gap, shape * pull, 1 / a, late};
            for (var i = 0; i < 4; i++) {
                g[i] += gone * slope[i];
                for (var j = i; j < 4; j++) h[i][j] += gone * (1 - gone) * slope[i] * slope[j];
            }
            h[0][1] += gone * pull;
            h[1][1] -= gone * shape * pull * (now + then);
            h[2][2] -= gone / (a * a);
            h[3][3] += gone * late * late;
            return value + (logOdds > 30 ? logOdds : Math.log1p(Math.exp(logOdds)));
        };
    }

    /// Pareto/NBD.
    static HistoryLikelihood pareto() {
        return (p, x, tx, age, g, h) -> {
            var s = p[2];
            var beta = p[3];
            var log = Math.log1p(age / beta);
            var sum = beta + age;
            g[2] -= log;
            g[3] += s * age / (beta * sum);
            h[2][3] += age / (beta * sum);
            h[3][3] -= s * age * (beta + sum) / (beta * beta * sum * sum);
            var value = buying(p, x, age, g, h) - s * log;
            var sums = new double[Leaving.SUMS];
            new Leaving(p).add(x, 1, tx, age, sums);
            var k = 1;
            for (var i = 0; i < 4; i++) g[i] += sums[k++];
            for (var i = 0; i < 4; i++) for (var j = i; j < 4; j++) h[i][j] += sums[k++];
            return value + sums[0];
        };
    }
}
