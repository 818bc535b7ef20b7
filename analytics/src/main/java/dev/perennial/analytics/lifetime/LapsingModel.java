package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.Quadrature;

/// A model in which a customer is either alive or gone for good. The recency matters only for the
/// probability of
/// being alive; what a living customer does next depends on frequency and age. Every answer is a product
/// of the
/// two, and for many customers the second is computed once for each pair of frequency and age.
sealed interface LapsingModel extends PurchaseModel permits BetaGeometricModel, ParetoNbd {
    /// What comes later than this many e-foldings of the discount is worth nothing.
    double FORGOTTEN = 40;

    /// Mean and mean square of the purchases of a living customer.
    PurchasesWhileAlive whileAlive(double horizon, int x, double age);

    /// The probability that a living customer buys at least once.
    double somePurchaseWhileAlive(double horizon, int x, double age);

    /// The probability that a living customer buys more than `count` times.
    double moreThanWhileAlive(int count, double horizon, int x, double age);

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

    @Override
    default double discountedPurchases(double horizon, double discount, int x, double tx, double age) {
        return probabilityAlive(x, tx, age) * discountedWhileAlive(horizon, discount, x, age);
    }

    /// By parts: ∫ e^(−δt) dE(t) = e^(−δH) E(H) + δ ∫ e^(−δt) E(t) dt, the integral in ln(1 + t / scale),
    /// where E
    /// is smooth.
    private double discountedWhileAlive(double horizon, double discount, int x, double age) {
        Given.discount(discount);
        var end = Math.exp(-discount * horizon) * whileAlive(horizon, x, age).mean();
        if (discount == 0 || horizon == 0) return end;
        var scale = scale() + age;
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

    /// The time over which a newcomer's expectation bends.
    double scale();

    @Override
    default double probabilityOfNoPurchase(double horizon, int x, double tx, double age) {
        return 1 - probabilityAlive(x, tx, age) * somePurchaseWhileAlive(horizon, x, age);
    }

    @Override
    default double probabilityOfMoreThan(int count, double horizon, int x, double tx, double age) {
        return probabilityAlive(x, tx, age) * moreThanWhileAlive(count, horizon, x, age);
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
        var some = eachAlive(customers, (x, age) -> somePurchaseWhileAlive(horizon, x, age));
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
    interface Question {
        double answer(int x, double age);
    }

    /// The answer for each customer times the probability that they are alive.
    private double[] eachAlive(RfmSummary customers, Question question) {
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
