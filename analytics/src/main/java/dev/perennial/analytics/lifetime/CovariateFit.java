package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.distributions.ChiSquared;
import dev.perennial.analytics.lifetime.CovariateFitting.Kind;
import dev.perennial.analytics.lifetime.CovariateFitting.Unknown;
import dev.perennial.analytics.lifetime.Fit.Quality;
import dev.perennial.analytics.numeric.Normal;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A fitted model in which customers who differed from the start buy and leave differently. Each customer
/// has parameters of their own: α = α₀ e^(−γ·z) for buying, and for leaving a = a₀ e^(δ·z), b = b₀ e^(ε·z)
/// (BG/NBD, MBG/NBD) or β = β₀ e^(−δ·z) (Pareto/NBD).
///
/// Fader, Hardie (2007), Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models,
/// note 019.
public final class CovariateFit<M extends PurchaseModel> {
    private static final double FARTHEST = 60;

    private final Kind<M> kind;
    private final List<String> buyingNames;
    private final List<String> leavingNames;
    private final List<Unknown> unknowns;
    /// The logarithms of the parameters at covariates of 0, then the effects.
    private final double[] at;
    private final double[][] covariance;
    private final double logLikelihood;
    private final double plainLogLikelihood;
    private final Quality quality;

    /// What an effect acts on.
    public enum Process {
        /// One unit of the covariate multiplies the rate of buying by e^effect.
        BUYING,
        /// One unit multiplies the rate of leaving by e^effect (Pareto/NBD).
        LEAVING,
        /// One unit multiplies a by e^effect: more leave after a purchase (BG/NBD, MBG/NBD).
        LEAVING_A,
        /// One unit multiplies b by e^effect: fewer leave after a purchase (BG/NBD, MBG/NBD).
        LEAVING_B
    }

    /// The effect of one unit of a covariate, with Wald's interval of 95 %; `p` is two-sided.
    public record Effect(Process process, String name, Interval value, double standardError, double z, double p) {}

    CovariateFit(
            Kind<M> kind,
            List<String> buyingNames,
            List<String> leavingNames,
            List<Unknown> unknowns,
            double[] at,
            double[][] covariance,
            double logLikelihood,
            double plainLogLikelihood,
            Quality quality) {
        this.kind = kind;
        this.buyingNames = buyingNames;
        this.leavingNames = leavingNames;
        this.unknowns = List.copyOf(unknowns);
        this.at = at;
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
        this.plainLogLikelihood = plainLogLikelihood;
        this.quality = quality;
    }

    /// Effects on buying first. Where nobody is seen to leave there are none on leaving.
    public List<Effect> effects() {
        var effects = new ArrayList<Effect>();
        for (var k = 0; k < unknowns.size(); k++) {
            var unknown = unknowns.get(k);
            if (unknown.column() < 0) continue;
            var error = Math.sqrt(Math.max(0, covariance[k][k]));
            var z = error == 0 ? 0 : at[k] / error;
            var give = Interval.z(0.95) * error;
            var process = kind.levers().stream()
                    .filter(lever -> lever.parameter() == unknown.parameter())
                    .findFirst()
                    .orElseThrow()
                    .process();
            effects.add(new Effect(
                    process,
                    (unknown.buying() ? buyingNames : leavingNames).get(unknown.column()),
                    new Interval(at[k], at[k] - give, at[k] + give, 0.95),
                    error,
                    z,
                    2 * Normal.cumulative(-Math.abs(z))));
        }
        return List.copyOf(effects);
    }

    /// Covariance of the logarithms of the parameters at covariates of 0, followed by the effects in the
    /// order of [#effects].
    public double[][] covariance() {
        var copy = new double[covariance.length][];
        for (var i = 0; i < copy.length; i++) copy[i] = covariance[i].clone();
        return copy;
    }

    /// ln of the likelihood, times in the unit of the data.
    public double logLikelihood() {
        return logLikelihood;
    }

    public Quality quality() {
        return quality;
    }

    /// Whether the covariates explain anything: the likelihood-ratio test against the model without them,
    /// as a two-sided p.
    public double p() {
        var effects = (int) unknowns.stream().filter(each -> each.column() >= 0).count();
        return new ChiSquared(effects).upper(Math.max(0, 2 * (logLikelihood - plainLogLikelihood)));
    }

    /// The model of customers with these covariates, in the order of their names.
    public M modelOf(double[] buying, double[] leaving) {
        return fitOf(buying, leaving).model();
    }

    /// The same as a fit with its own doubt, for [Forecast].
    public Fit<M> fitOf(double[] buying, double[] leaving) {
        Values.sameLength("values and covariates of buying", buying.length, buyingNames.size());
        Values.sameLength("values and covariates of leaving", leaving.length, leavingNames.size());
        var along = new double[4][at.length];
        for (var k = 0; k < at.length; k++) {
            var unknown = unknowns.get(k);
            var value = unknown.column() < 0 ? 1 : (unknown.buying() ? buying : leaving)[unknown.column()];
            along[unknown.parameter()][k] = unknown.sign() * value;
        }
        var parameters = new double[4];
        for (var i = 0; i < 4; i++) {
            var log = 0.0;
            for (var k = 0; k < at.length; k++) log += along[i][k] * at[k];
            parameters[i] = Math.exp(Math.clamp(log, -FARTHEST, FARTHEST));
        }
        if (quality.boundary() == Boundary.NO_DROPOUT) {
            parameters[2] = 0;
            parameters[3] = 1;
        }
        var logCovariance =
                CovariateFitting.times(CovariateFitting.times(along, covariance), CovariateFitting.transposed(along));
        return new Fit<>(
                p -> kind.maker().make(p[0], p[1], p[2], p[3]), parameters, logCovariance, logLikelihood, quality);
    }

    /// [PurchaseModel#expectedPurchases] of every customer with their own covariates.
    public double[] expectedPurchases(RfmSummary customers, Covariates buying, Covariates leaving, double horizon) {
        return each(customers, buying, leaving, (model, x, tx, age) -> model.expectedPurchases(horizon, x, tx, age));
    }

    /// [PurchaseModel#probabilityOfNoPurchase] of every customer with their own covariates.
    public double[] probabilityOfNoPurchase(
            RfmSummary customers, Covariates buying, Covariates leaving, double horizon) {
        return each(
                customers, buying, leaving, (model, x, tx, age) -> model.probabilityOfNoPurchase(horizon, x, tx, age));
    }

    /// [PurchaseModel#probabilityAlive] of every customer with their own covariates.
    public double[] probabilityAlive(RfmSummary customers, Covariates buying, Covariates leaving) {
        return each(customers, buying, leaving, PurchaseModel::probabilityAlive);
    }

    @FunctionalInterface
    private interface Question<M> {
        double answer(M model, int x, double tx, double age);
    }

    private double[] each(RfmSummary customers, Covariates buying, Covariates leaving, Question<M> question) {
        buying.belongTo(customers);
        leaving.belongTo(customers);
        return IntStream.range(0, customers.size())
                .parallel()
                .mapToDouble(i -> question.answer(
                        modelOf(buying.row(i), leaving.row(i)),
                        customers.frequency(i),
                        customers.recency(i),
                        customers.age(i)))
                .toArray();
    }
}
