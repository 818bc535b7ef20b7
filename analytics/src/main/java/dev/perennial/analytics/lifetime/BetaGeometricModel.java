package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.BetaFunction;
import dev.perennial.analytics.numeric.GammaFunction;
import dev.perennial.analytics.numeric.Quadrature;
import java.util.Arrays;

/// What BG/NBD and MBG/NBD share. While alive a customer buys at a rate that is Gamma(r, α) over customers;
/// at each chance to leave they leave with a probability that is Beta(a, b) over customers. With a = 0 nobody
/// leaves and the model is the NBD.
///
/// Given that a customer is alive after n chances, purchases at rate λ go on as if nobody left, a negative
/// binomial count N, and stop at dropout G; the two are independent, so P(X > j) = P(N > j) P(G > j). Hence
/// the expectation is Σ P(N = k) d_k with d_k = Σ_{j<k} (b+n)_j / (a+b+n)_j: all terms positive, nothing
/// singular at a = 1 or a + b < 1, where the usual 2F1 form divides by zero.
sealed interface BetaGeometricModel extends PurchaseModel permits BgNbd, MbgNbd {
    double r();

    double alpha();

    double a();

    double b();

    /// Chances to leave before the first repeat purchase: 0 in BG/NBD, 1 in MBG/NBD.
    int chancesAtStart();

    /// What comes later than this many e-foldings of the discount is worth nothing.
    double FORGOTTEN = 40;

    private int chances(int x) {
        return x + chancesAtStart();
    }

    /// ln of the odds of having left against being alive; −∞ when leaving is impossible.
    private double logOddsGone(int x, double tx, double age) {
        var n = chances(x);
        if (n == 0 || a() == 0) return Double.NEGATIVE_INFINITY;
        return Math.log(a() / (b() + n - 1)) + (r() + x) * Math.log1p((age - tx) / (alpha() + tx));
    }

    @Override
    default double probabilityAlive(int x, double tx, double age) {
        return 1 / (1 + Math.exp(logOddsGone(x, tx, age)));
    }

    @Override
    default double expectedPurchases(double horizon, int x, double tx, double age) {
        return probabilityAlive(x, tx, age) * whileAlive(horizon, x, age).mean();
    }

    @Override
    default double varianceOfPurchases(double horizon, int x, double tx, double age) {
        return variance(probabilityAlive(x, tx, age), whileAlive(horizon, x, age));
    }

    private static double variance(double alive, PurchasesWhileAlive future) {
        var mean = alive * future.mean();
        return Math.max(0, alive * future.square() - mean * mean);
    }

    private PurchasesWhileAlive whileAlive(double horizon, int x, double age) {
        return PurchasesWhileAlive.of(r() + x, a(), b() + chances(x), horizon / (alpha() + age));
    }

    @Override
    default double discountedPurchases(double horizon, double discount, int x, double tx, double age) {
        return probabilityAlive(x, tx, age) * discountedWhileAlive(horizon, discount, x, age);
    }

    /// By parts: ∫ e^(−δt) dE(t) = e^(−δH) E(H) + δ ∫ e^(−δt) E(t) dt, the integral in ln(1 + t / (α + age)),
    /// where E is smooth.
    private double discountedWhileAlive(double horizon, double discount, int x, double age) {
        var end = Math.exp(-discount * horizon) * whileAlive(horizon, x, age).mean();
        if (discount == 0 || horizon == 0) return end;
        var scale = alpha() + age;
        var decay = Math.min(discount * horizon, FORGOTTEN);
        var panels = 1 + (int) (decay / 5);
        var length = Math.log1p(decay / discount / scale) / panels;
        var nodes = Quadrature.nodes();
        var weights = Quadrature.weights();
        var integral = 0.0;
        for (var panel = 0; panel < panels; panel++)
            for (var k = 0; k < nodes.length; k++) {
                var time = scale * Math.expm1((panel + nodes[k]) * length);
                var purchases = whileAlive(time, x, age).mean();
                integral += weights[k] * (scale + time) * Math.exp(-discount * time) * purchases;
            }
        return end + discount * length * integral;
    }

    @Override
    default double probabilityOfNoPurchase(double horizon, int x, double tx, double age) {
        return 1 - probabilityAlive(x, tx, age) * somePurchaseIfAlive(horizon, x, age);
    }

    private double somePurchaseIfAlive(double horizon, int x, double age) {
        return -Math.expm1(-(r() + x) * Math.log1p(horizon / (alpha() + age)));
    }

    @Override
    default double probabilityOfMoreThan(int count, double horizon, int x, double tx, double age) {
        var staying = Math.exp(GammaFunction.logRisingRatio(b() + chances(x), a() + b() + chances(x), count));
        return probabilityAlive(x, tx, age) * staying * moreIfNobodyLeft(count, horizon, x, age);
    }

    /// P(N > count) of the negative binomial count N, an incomplete beta function.
    private double moreIfNobodyLeft(int count, double horizon, int x, double age) {
        return BetaFunction.regularised(horizon / (alpha() + age + horizon), count + 1, r() + x);
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

    @Override
    default double[] expectedPurchases(RfmSummary customers, double horizon) {
        return eachAlive(customers, (x, age) -> whileAlive(horizon, x, age).mean());
    }

    @Override
    default double[] discountedPurchases(RfmSummary customers, double horizon, double discount) {
        return eachAlive(customers, (x, age) -> discountedWhileAlive(horizon, discount, x, age));
    }

    @Override
    default double[] probabilityOfNoPurchase(RfmSummary customers, double horizon) {
        var some = eachAlive(customers, (x, age) -> somePurchaseIfAlive(horizon, x, age));
        for (var i = 0; i < some.length; i++) some[i] = 1 - some[i];
        return some;
    }

    @Override
    default double[] varianceOfPurchases(RfmSummary customers, double horizon) {
        var variance = probabilityAlive(customers);
        var pairs = HistoryPairs.of(customers);
        var futures = new PurchasesWhileAlive[pairs.count()];
        Rows.parallel(futures.length, (from, to) -> {
            for (var k = from; k < to; k++) futures[k] = whileAlive(horizon, pairs.frequency(k), pairs.age(k));
        });
        for (var i = 0; i < variance.length; i++) variance[i] = variance(variance[i], futures[pairs.pair(i)]);
        return variance;
    }

    /// A question about a living customer.
    @FunctionalInterface
    interface WhileAlive {
        double answer(int x, double age);
    }

    /// The answer for each customer times the probability that they are alive.
    private double[] eachAlive(RfmSummary customers, WhileAlive question) {
        var pairs = HistoryPairs.of(customers);
        var answers = new double[pairs.count()];
        Rows.parallel(answers.length, (from, to) -> {
            for (var k = from; k < to; k++) answers[k] = question.answer(pairs.frequency(k), pairs.age(k));
        });
        var alive = probabilityAlive(customers);
        for (var i = 0; i < alive.length; i++) alive[i] *= answers[pairs.pair(i)];
        return alive;
    }
}
