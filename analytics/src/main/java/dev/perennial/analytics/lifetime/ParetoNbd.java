package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.lifetime.CovariateFit.Process;
import dev.perennial.analytics.lifetime.CovariateFitting.Lever;
import dev.perennial.analytics.numeric.GammaFunction;
import java.util.List;

/// Pareto/NBD: customers buy at a rate that is Gamma(r, α) over customers and leave at any moment, at a
/// rate that
/// is Gamma(s, β) over customers. α and β are in the time unit of the data. With s = 0 nobody leaves and
/// this is the
/// NBD.
///
/// Schmittlein, Morrison, Colombo (1987), Counting your customers: who are they and what will they do
/// next?,
/// Management Science 33(1), 1-24.
public record ParetoNbd(double r, double alpha, double s, double beta) implements LapsingModel {
    public ParetoNbd {
        if (!(r > 0 && alpha > 0 && beta > 0 && s >= 0 && Double.isFinite(r + alpha + beta + s)))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "r %s, alpha %s and beta %s must be above 0 and s %s must be 0 or more"
                            .formatted(r, alpha, beta, s));
    }

    /// Fits by maximum likelihood; see [Fit] for what is reported beside the model.
    ///
    /// @throws UnusableData when no customer ever came back
    public static Fit<ParetoNbd> fit(RfmSummary customers) {
        return PurchaseFit.of(
                customers,
                new PurchaseFit.Kind<>(data -> new ParetoLikelihood(data)::climb, true, true, ParetoNbd::new));
    }

    /// Fits with covariates on buying (acting on α) and on leaving (on β); either may be
    /// [Covariates#none]. Starts from the plain fit and shares its boundaries: where nobody is seen to leave,
    /// covariates of leaving have no effect.
    ///
    /// @throws UnusableData as [#fit(RfmSummary)], for rows that differ in number, or fewer than five
    /// customers a parameter
    public static CovariateFit<ParetoNbd> fit(RfmSummary customers, Covariates buying, Covariates leaving) {
        var kind = new CovariateFitting.Kind<>(
                HistoryLikelihood.pareto(),
                List.of(new Lever(Process.BUYING, true, 1, -1), new Lever(Process.LEAVING, false, 3, -1)),
                ParetoNbd::new);
        return new CovariateFitting<>(customers, buying, leaving, kind, fit(customers)).fit();
    }

    @Override
    public double scale() {
        return Math.min(alpha, beta);
    }

    /// ln of the odds of having left between the last purchase and now against being alive.
    private double logOddsGone(int x, double tx, double age) {
        Given.history(x, tx, age);
        if (s == 0 || age <= tx) return Double.NEGATIVE_INFINITY;
        var growth = (r + x) * Math.log1p((age - tx) / (alpha + tx)) + s * Math.log1p((age - tx) / (beta + tx));
        return growth + Math.log(s / (beta + tx) * DecayIntegral.of(alpha + tx, r + x, beta + tx, s + 1, age - tx));
    }

    @Override
    public double probabilityAlive(int x, double tx, double age) {
        return 1 / (1 + Math.exp(logOddsGone(x, tx, age)));
    }

    @Override
    public double logLikelihood(int x, double tx, double age) {
        var odds = logOddsGone(x, tx, age);
        return GammaFunction.logRising(r, x)
                - x * Math.log(alpha + age)
                - r * Math.log1p(age / alpha)
                - s * Math.log1p(age / beta)
                + (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)));
    }

    /// With m the time until the customer leaves or the horizon ends: E(X) = E(λ) E(m) and
    /// E(X²) = E(λ) E(m) + E(λ²) E(m²).
    @Override
    public PurchasesWhileAlive whileAlive(double horizon, int x, double age) {
        Given.future(horizon, x, age);
        var rate = (r + x) / (alpha + age);
        var scale = beta + age;
        var length = Math.log1p(horizon / scale);
        var mean = rate * scale * power(s, length);
        var squareOfRate = rate * (r + x + 1) / (alpha + age);
        var relative = horizon / scale;
        var squareOfTime = (s + 1) * relative < 1e-3
                ? horizon * horizon * (1 - s * relative * (2.0 / 3 - (s + 1) * relative / 4))
                : 2 * scale * scale * (power(s - 1, length) - power(s, length));
        return new PurchasesWhileAlive(mean, mean + squareOfRate * squareOfTime);
    }

    /// ∫ w^(−c) dw from 1 to e^length; c = 1 is its ordinary limit.
    private static double power(double c, double length) {
        var z = (c - 1) * length;
        return Math.abs(z) < 1e-12 ? length : -Math.expm1(-z) / (c - 1);
    }

    @Override
    public double somePurchaseWhileAlive(double horizon, int x, double age) {
        Given.future(horizon, x, age);
        return (r + x) / (alpha + age) * DecayIntegral.of(alpha + age, r + x + 1, beta + age, s, horizon);
    }

    /// The density of the moment of purchase number count + 1, integrated over the horizon.
    @Override
    public double moreThanWhileAlive(int count, double horizon, int x, double age) {
        Given.count(count);
        Given.future(horizon, x, age);
        var shape = r + x;
        var a = alpha + age;
        var front = GammaFunction.logRising(shape, count + 1) - GammaFunction.logRising(1, count) - Math.log(a);
        var sum = new double[1];
        DecayIntegral.walk(a, shape + 1, beta + age, s, horizon, (y, logA, logB, weight) -> {
            var chances = count == 0 ? 0 : count * (Math.log(y / a) - logA);
            sum[0] += weight * Math.exp(front + chances - (shape + 1) * logA - s * logB);
        });
        return Math.min(1, sum[0]);
    }

    @Override
    public double[] probabilityAlive(RfmSummary customers) {
        var alive = new double[customers.size()];
        Rows.parallel(alive.length, (from, to) -> {
            for (var i = from; i < to; i++)
                alive[i] = probabilityAlive(customers.frequency(i), customers.recency(i), customers.age(i));
        });
        return alive;
    }
}
