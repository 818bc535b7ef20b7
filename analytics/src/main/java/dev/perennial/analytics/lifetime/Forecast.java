package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.GammaFunction;
import dev.perennial.analytics.numeric.Symmetric;
import dev.perennial.analytics.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/// An expected amount with the interval that holds what will really happen with probability `level`, if the
/// model is right. The interval carries both kinds of doubt: the parameters are estimates, and customers
/// are
/// free to do as they like. Season and growth by new customers are not in it.
public record Forecast(double expected, double low, double high, double level) {
    /// Gradients of a total are taken on about this many customers.
    private static final int ENOUGH = 20_000;

    private static final double STEP = 1e-3;

    /// No customer buys oftener.
    private static final int MOST = 10_000_000;

    /// Total repeat purchase days of these customers within the horizon.
    public static Forecast purchases(
            Fit<? extends PurchaseModel> fit, RfmSummary customers, double horizon, double level) {
        check(level);
        var mean = sum(fit.model().expectedPurchases(customers, horizon));
        var noise = sum(fit.model().varianceOfPurchases(customers, horizon));
        var fewer = customers.thinned(1 + customers.size() / ENOUGH);
        var doubt = relativeVariance(fit, model -> sum(model.expectedPurchases(fewer, horizon)));
        var total = matched(mean, noise + mean * mean * doubt, level);
        return new Forecast(mean, Math.floor(total.low()), Math.ceil(total.high()), level);
    }

    /// Total repeat revenue of these customers within the horizon, in money, not discounted.
    public static Forecast revenue(
            Fit<? extends PurchaseModel> fit,
            Fit<GammaGamma> spend,
            RfmSummary customers,
            double horizon,
            double level) {
        check(level);
        var purchases = fit.model().expectedPurchases(customers, horizon);
        var variance = fit.model().varianceOfPurchases(customers, horizon);
        var money = spend.model();
        var each = money.expectedSpend(customers);
        var mean = 0.0;
        var noise = 0.0;
        for (var i = 0; i < purchases.length; i++) {
            var revenue = purchases[i] * each[i];
            var square = variance[i] + purchases[i] * purchases[i];
            var scale = money.squareOfScale(GammaGamma.paid(customers, i), customers.meanSpend(i));
            mean += revenue;
            noise += Math.max(
                    0, (purchases[i] * money.p() + square * money.p() * money.p()) * scale - revenue * revenue);
        }
        var fewer = customers.thinned(1 + customers.size() / ENOUGH);
        var fewerSpend = money.expectedSpend(fewer);
        var fewerPurchases = fit.model().expectedPurchases(fewer, horizon);
        var doubt = relativeVariance(fit, model -> dot(model.expectedPurchases(fewer, horizon), fewerSpend))
                + relativeVariance(spend, model -> dot(fewerPurchases, model.expectedSpend(fewer)));
        return matched(mean, noise + mean * mean * doubt, level);
    }

    /// Purchase days of one customer within the horizon: the smallest whole-number interval whose tails
    /// both stay
    /// below (1 − level) / 2.
    public static Forecast purchases(
            Fit<? extends PurchaseModel> fit, double horizon, int x, double tx, double age, double level) {
        check(level);
        var tail = (1 - level) / 2;
        var plausible = plausible(fit);
        var low = first(count -> 1 - above(plausible, count, horizon, x, tx, age) > tail);
        var high = first(count -> above(plausible, count, horizon, x, tx, age) <= tail);
        return new Forecast(fit.model().expectedPurchases(horizon, x, tx, age), low, high, level);
    }

    /// Purchase days of a newcomer within the horizon after the first purchase, on average over many: what
    /// sums up a fit in one figure. Its interval is that of the estimate, without the chance of one person.
    public static Forecast ofNewcomer(Fit<? extends PurchaseModel> fit, double horizon, double level) {
        check(level);
        var mean = fit.model().expectedPurchasesOfNewcomer(horizon);
        var spread = Math.sqrt(relativeVariance(fit, model -> model.expectedPurchasesOfNewcomer(horizon)));
        var give = Interval.z(level) * spread;
        return new Forecast(mean, mean * Math.exp(-give), mean * Math.exp(give), level);
    }

    /// The smallest count from which on something holds: doubled until it does, then halved.
    private static int first(IntPredicate holds) {
        var low = -1;
        var high = 0;
        while (!holds.test(high)) {
            if (high == MOST)
                throw new UnusableData(
                        Reason.OUT_OF_RANGE,
                        "more than %d purchases are likely: a shorter horizon is needed".formatted(MOST));
            low = high;
            high = Math.min(MOST, 2 * high + 1);
        }
        while (high - low > 1) {
            var middle = low + (high - low) / 2;
            if (holds.test(middle)) high = middle;
            else low = middle;
        }
        return high;
    }

    private static double above(
            List<? extends PurchaseModel> models, int count, double horizon, int x, double tx, double age) {
        var sum = 0.0;
        for (var model : models) sum += model.probabilityOfMoreThan(count, horizon, x, tx, age);
        return sum / models.size();
    }

    /// Equally likely models around the fitted one: the unscented points of the parameters' distribution.
    private static <M> List<M> plausible(Fit<M> fit) {
        var root = Symmetric.squareRoot(fit.logCovariance());
        var n = root.length;
        var models = new ArrayList<M>();
        for (var k = 0; k < n; k++)
            for (var side = -1; side <= 1; side += 2) {
                var steps = new double[n];
                for (var i = 0; i < n; i++) steps[i] = Math.clamp(side * Math.sqrt(n) * root[i][k], -2, 2);
                models.add(fit.moved(steps));
            }
        return models;
    }

    /// Variance of the logarithm of a question's answer that comes from the doubt about the parameters.
    private static <M> double relativeVariance(Fit<M> fit, ToDoubleFunction<M> question) {
        var n = fit.logCovariance().length;
        var slope = new double[n];
        for (var i = 0; i < n; i++) {
            if (fit.logCovariance()[i][i] == 0) continue;
            var steps = new double[n];
            steps[i] = STEP;
            var up = question.applyAsDouble(fit.moved(steps));
            steps[i] = -STEP;
            var down = question.applyAsDouble(fit.moved(steps));
            if (up > 0 && down > 0) slope[i] = Math.log(up / down) / (2 * STEP);
        }
        return Symmetric.quadratic(fit.logCovariance(), slope);
    }

    /// The interval of a gamma variable of that mean and variance.
    private static Forecast matched(double mean, double variance, double level) {
        if (mean <= 0 || variance <= 0) return new Forecast(mean, mean, mean, level);
        var shape = mean * mean / variance;
        var scale = variance / mean;
        var tail = (1 - level) / 2;
        return new Forecast(
                mean,
                scale * GammaFunction.quantile(tail, shape),
                scale * GammaFunction.quantile(1 - tail, shape),
                level);
    }

    private static void check(double level) {
        if (!(level > 0 && level < 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a level of %s is not between 0 and 1".formatted(level));
    }

    private static double sum(double[] values) {
        var sum = 0.0;
        for (var value : values) sum += value;
        return sum;
    }

    private static double dot(double[] left, double[] right) {
        var sum = 0.0;
        for (var i = 0; i < left.length; i++) sum += left[i] * right[i];
        return sum;
    }
}
