package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.BetaFunction;
import dev.perennial.analytics.numeric.GammaFunction;
import java.util.Arrays;

/// What BG/NBD and MBG/NBD share. While alive a customer buys at a rate that is Gamma(r, α) over customers;
/// at each chance to leave they leave with a probability that is Beta(a, b) over customers. With a = 0
/// nobody
/// leaves and the model is the NBD.
///
/// Given that a customer is alive after n chances, purchases at rate λ go on as if nobody left, a negative
/// binomial count N, and stop at dropout G; the two are independent, so P(X > j) = P(N > j) P(G > j). Hence
/// the expectation is Σ P(N = k) d_k with d_k = Σ_{j<k} (b+n)_j / (a+b+n)_j: all terms positive, nothing
/// singular at a = 1 or a + b < 1, where the usual 2F1 form divides by zero.
sealed interface BetaGeometricModel extends LapsingModel permits BgNbd, MbgNbd {
    double r();

    double alpha();

    double a();

    double b();

    /// Chances to leave before the first repeat purchase: 0 in BG/NBD, 1 in MBG/NBD.
    int chancesAtStart();

    private int chances(int x) {
        return x + chancesAtStart();
    }

    @Override
    default double scale() {
        return alpha();
    }

    /// ln of the odds of having left against being alive; −∞ when leaving is impossible.
    private double logOddsGone(int x, double tx, double age) {
        Given.history(x, tx, age);
        var n = chances(x);
        if (n == 0 || a() == 0) return Double.NEGATIVE_INFINITY;
        return Math.log(a() / (b() + n - 1)) + (r() + x) * Math.log1p((age - tx) / (alpha() + tx));
    }

    @Override
    default double probabilityAlive(int x, double tx, double age) {
        return 1 / (1 + Math.exp(logOddsGone(x, tx, age)));
    }

    @Override
    default PurchasesWhileAlive whileAlive(double horizon, int x, double age) {
        Given.future(horizon, x, age);
        return PurchasesWhileAlive.of(r() + x, a(), b() + chances(x), horizon / (alpha() + age));
    }

    @Override
    default double somePurchaseWhileAlive(double horizon, int x, double age) {
        Given.future(horizon, x, age);
        return -Math.expm1(-(r() + x) * Math.log1p(horizon / (alpha() + age)));
    }

    @Override
    default double moreThanWhileAlive(int count, double horizon, int x, double age) {
        Given.count(count);
        Given.future(horizon, x, age);
        var staying = Math.exp(GammaFunction.logRisingRatio(b() + chances(x), a() + b() + chances(x), count));
        return staying * BetaFunction.regularised(horizon / (alpha() + age + horizon), count + 1, r() + x);
    }

    @Override
    default double logLikelihood(int x, double tx, double age) {
        var n = chances(x);
        var odds = logOddsGone(x, tx, age);
        return GammaFunction.logRising(r(), x)
                - x * Math.log(alpha() + age)
                - r() * Math.log1p(age / alpha())
                + (a() == 0 ? 0 : GammaFunction.logRisingRatio(b(), a() + b(), n))
                + (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)));
    }

    @Override
    default double[] probabilityAlive(RfmSummary customers) {
        var alive = new double[customers.size()];
        if (a() == 0) {
            Arrays.fill(alive, 1);
            return alive;
        }
        var log = new LogTable(alpha(), customers);
        Rows.parallel(alive.length, (from, to) -> {
            for (var i = from; i < to; i++) {
                var x = customers.frequency(i);
                var n = chances(x);
                var odds = n == 0
                        ? 0
                        : a()
                                / (b() + n - 1)
                                * Math.exp(
                                        (r() + x) * (log.at(customers.ageDays(i)) - log.at(customers.recencyDays(i))));
                alive[i] = 1 / (1 + odds);
            }
        });
        return alive;
    }
}
