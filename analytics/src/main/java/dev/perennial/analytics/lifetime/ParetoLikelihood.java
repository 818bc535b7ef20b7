package dev.perennial.analytics.lifetime;

/// Log-likelihood of the Pareto/NBD over merged histories with gradient and Hessian in r, α, s, β.
///
/// ln L = ln L(NBD) − s ln(1 + T/β) + ln(1 + R), where R = ∫ e^φ(y) dy over t_x < y < T adds up the days
/// on which
/// the customer may have left: φ = ln(s/(β+y)) + (r+x) ln((α+T)/(α+y)) + s ln((β+T)/(β+y)). Derivatives are
/// taken under the integral on the same nodes.
final class ParetoLikelihood {
    static final int SUMS = 15;

    private final MergedHistories data;

    ParetoLikelihood(MergedHistories data) {
        this.data = data;
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
        var sums = Rows.sum(data.count.length, SUMS, (from, to, total) -> {
            var history = new History(p);
            for (var i = from; i < to; i++)
                history.add(
                        data.x[i],
                        data.recency[i] / data.daysPerUnit,
                        data.age[i] / data.daysPerUnit,
                        data.count[i],
                        total);
        });
        var k = 1;
        for (var i = 0; i < 4; i++) g[i] += sums[k++];
        for (var i = 0; i < 4; i++) for (var j = i; j < 4; j++) h[i][j] += sums[k++];
        return sums[0];
    }

    /// Adds ln(1 + R) of `count` customers with one history, its slopes and its curvatures.
    static void leaving(double[] p, int x, double recency, double age, int count, double[] total) {
        new History(p).add(x, recency, age, count, total);
    }

    /// ln(1 + R) of one history: the integral and the means of φ's derivatives under e^φ.
    private static final class History {
        private final double r;
        private final double alpha;
        private final double s;
        private final double beta;

        private History(double[] p) {
            r = p[0];
            alpha = p[1];
            s = p[2];
            beta = p[3];
        }

        private void add(int x, double recency, double age, int count, double[] total) {
            if (age <= recency) return;
            var shape = r + x;
            var a = alpha + recency;
            var b = beta + recency;
            var wholeA = Math.log1p((age - recency) / a);
            var wholeB = Math.log1p((age - recency) / b);
            var endA = 1 / (alpha + age);
            var endB = 1 / (beta + age);
            var m = new double[SUMS];
            DecayIntegral.walk(a, shape, b, s + 1, age - recency, (y, logA, logB, weight) -> {
                var w = weight * Math.exp(-shape * logA - (s + 1) * logB);
                var atA = 1 / (a + y);
                var atB = 1 / (b + y);
                var byR = wholeA - logA;
                var byAlpha = shape * (endA - atA);
                var byS = 1 / s + wholeB - logB;
                var byBeta = -atB + s * (endB - atB);
                m[0] += w;
                m[1] += w * byR;
                m[2] += w * byAlpha;
                m[3] += w * byS;
                m[4] += w * byBeta;
                m[5] += w * byR * byR;
                m[6] += w * (byR * byAlpha + endA - atA);
                m[7] += w * byR * byS;
                m[8] += w * byR * byBeta;
                m[9] += w * (byAlpha * byAlpha + shape * (atA * atA - endA * endA));
                m[10] += w * byAlpha * byS;
                m[11] += w * byAlpha * byBeta;
                m[12] += w * (byS * byS - 1 / (s * s));
                m[13] += w * (byS * byBeta + endB - atB);
                m[14] += w * (byBeta * byBeta + atB * atB + s * (atB * atB - endB * endB));
            });
            var logOdds = shape * wholeA + s * wholeB + Math.log(s / b * m[0]);
            var gone = 1 / (1 + Math.exp(-logOdds));
            total[0] += count * (logOdds > 30 ? logOdds : Math.log1p(Math.exp(logOdds)));
            for (var i = 0; i < 4; i++) total[1 + i] += count * gone * m[1 + i] / m[0];
            var k = 5;
            for (var i = 0; i < 4; i++)
                for (var j = i; j < 4; j++) {
                    var means = m[1 + i] * m[1 + j] / (m[0] * m[0]);
                    total[k] += count * (gone * m[k] / m[0] - gone * gone * means);
                    k++;
                }
        }
    }
}
