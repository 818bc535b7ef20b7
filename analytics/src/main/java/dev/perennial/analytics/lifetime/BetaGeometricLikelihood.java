package dev.perennial.analytics.lifetime;

/// Log-likelihood of BG/NBD (start = 0) and MBG/NBD (start = 1) over merged histories with gradient and
/// Hessian
/// in the natural parameters r, α, a, b.
///
/// ln L = ln Γ(r+x)/Γ(r) + r ln α − (r+x) ln(α+T) + ln B(a,b+n)/B(a,b) + ln(1 + e^y), n = x + start and
/// y = ln a − ln(b+n−1) + (r+x) ln((α+T)/(α+t_x)). Only the last term needs a pass over the histories.
final class BetaGeometricLikelihood {
    private static final int SUMS = 15;

    private final MergedHistories data;
    private final int start;

    BetaGeometricLikelihood(MergedHistories data, int start) {
        this.data = data;
        this.start = start;
    }

    /// In the logarithms of r, α, a and b.
    double climb(double[] logs, double[] gradient, double[][] hessian) {
        return Logarithms.climb(this::natural, logs, gradient, hessian);
    }

    private double natural(double[] p, double[] g, double[][] h) {
        return new Purchasing(data).natural(p, g, h)
                + staying(p[2], p[3], g, h)
                + leaving(p[0], p[1], p[2], p[3], g, h);
    }

    private double staying(double a, double b, double[] g, double[][] h) {
        var value = 0.0;
        var c = a + b;
        for (var i = 0; i < data.moreThan.length + start; i++) {
            var n = i < start ? data.customers : data.moreThan[i - start];
            var stay = b + i;
            var all = c + i;
            value += n * Math.log1p(-a / all);
            g[2] -= n / all;
            g[3] += n * a / (stay * all);
            var curve = n / (all * all);
            h[2][2] += curve;
            h[2][3] += curve;
            h[3][3] += curve - n / (stay * stay);
        }
        return value;
    }

    private double leaving(double r, double alpha, double a, double b, double[] g, double[][] h) {
        var log = new double[data.aged.length];
        var inverse = new double[data.aged.length];
        for (var day = 0; day < log.length; day++) {
            var sum = alpha + day / data.daysPerUnit;
            log[day] = Math.log(sum);
            inverse[day] = 1 / sum;
        }
        var ratio = new double[data.moreThan.length + 1];
        for (var x = 0; x < ratio.length; x++) if (x + start > 0) ratio[x] = a / (b + x + start - 1);

        var s = Rows.sum(data.count.length, SUMS, (from, to, sums) -> {
            double v = 0, g0 = 0, g1 = 0, g2 = 0, g3 = 0;
            double h00 = 0, h01 = 0, h02 = 0, h03 = 0, h11 = 0, h12 = 0, h13 = 0, h22 = 0, h23 = 0, h33 = 0;
            for (var i = from; i < to; i++) {
                var x = data.x[i];
                var age = data.age[i];
                var recency = data.recency[i];
                var shape = r + x;
                var gap = log[age] - log[recency];
                var n = (double) data.count[i];
                var power = shape * gap;
                double gone;
                if (power < 600) {
                    var odds = ratio[x] * Math.exp(power);
                    v += n * Math.log1p(odds);
                    gone = odds / (1 + odds);
                } else {
                    v += n * (power + Math.log(ratio[x]));
                    gone = 1;
                }
                var first = n * gone;
                var second = first * (1 - gone);
                var pull = inverse[age] - inverse[recency];
                var slope = shape * pull;
                var late = ratio[x] / a;
                g0 += first * gap;
                g1 += first * slope;
                g2 += first;
                g3 += first * late;
                h00 += second * gap * gap;
                h01 += second * gap * slope + first * pull;
                h02 += second * gap;
                h03 += second * gap * late;
                h11 += second * slope * slope - first * slope * (inverse[age] + inverse[recency]);
                h12 += second * slope;
                h13 += second * slope * late;
                h22 += second - first;
                h23 += second * late;
                h33 += (second + first) * late * late;
            }
            var all = new double[] {v, g0, g1, g2, g3, h00, h01, h02, h03, h11, h12, h13, h22, h23, h33};
            System.arraycopy(all, 0, sums, 0, SUMS);
        });
        g[0] += s[1];
        g[1] += s[2];
        g[2] += s[3] / a;
        g[3] -= s[4];
        h[0][0] += s[5];
        h[0][1] += s[6];
        h[0][2] += s[7] / a;
        h[0][3] -= s[8];
        h[1][1] += s[9];
        h[1][2] += s[10] / a;
        h[1][3] -= s[11];
        h[2][2] += s[12] / (a * a);
        h[2][3] -= s[13] / a;
        h[3][3] += s[14];
        return s[0];
    }
}
