package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.lifetime.CovariateFit.Process;
import dev.perennial.analytics.lifetime.CovariateFitting.Lever;
import java.util.List;

/// BG/NBD: customers buy at a rate that is Gamma(r, α) over customers and may leave after each repeat
/// purchase with a probability that is Beta(a, b) over customers. α is in the time unit of the data.
///
/// With a = 0 nobody leaves and this is the NBD. One-time buyers count as alive for certain, which [MbgNbd]
/// mends.
///
/// Fader, Hardie, Lee (2005), "Counting your customers" the easy way: an alternative to the Pareto/NBD
/// model,
/// Marketing Science 24(2), 275-284.
public record BgNbd(double r, double alpha, double a, double b) implements BetaGeometricModel {
    public BgNbd {
        check(r, alpha, a, b);
    }

    /// Fits by maximum likelihood; see [Fit] for what is reported beside the model.
    ///
    /// @throws UnusableData when no customer ever came back
    public static Fit<BgNbd> fit(RfmSummary customers) {
        return PurchaseFit.of(
                customers,
                new PurchaseFit.Kind<>(data -> new BetaGeometricLikelihood(data, 0)::climb, false, false, BgNbd::new));
    }

    /// Fits with covariates on buying (acting on α) and on leaving (on a and on b); either may be
    /// [Covariates#none]. Starts from the plain fit and shares its boundaries: where nobody is seen to leave,
    /// covariates of leaving have no effect.
    ///
    /// @throws UnusableData as [#fit(RfmSummary)], for rows that differ in number, or fewer than five
    /// customers a parameter
    public static CovariateFit<BgNbd> fit(RfmSummary customers, Covariates buying, Covariates leaving) {
        var kind = new CovariateFitting.Kind<>(
                HistoryLikelihood.betaGeometric(0),
                List.of(
                        new Lever(Process.BUYING, true, 1, -1),
                        new Lever(Process.LEAVING_A, false, 2, 1),
                        new Lever(Process.LEAVING_B, false, 3, 1)),
                BgNbd::new);
        return new CovariateFitting<>(customers, buying, leaving, kind, fit(customers)).fit();
    }

    @Override
    public int chancesAtStart() {
        return 0;
    }

    static void check(double r, double alpha, double a, double b) {
        if (!(positive(r) && positive(alpha) && positive(b) && a >= 0 && Double.isFinite(a)))
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "r %s, alpha %s and b %s must be above 0 and a %s must be 0 or more".formatted(r, alpha, b, a));
    }

    private static boolean positive(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
