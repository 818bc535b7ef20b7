package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.lifetime.CovariateFit.Process;
import dev.perennial.analytics.lifetime.CovariateFitting.Lever;
import java.util.List;

/// MBG/NBD: as [BgNbd], but a customer may also leave right after the first purchase, so that one-time
/// buyers
/// are not alive for certain.
///
/// Batislam, Denizel, Filiztekin (2007), Empirical validation and comparison of models for customer base
/// analysis, International Journal of Research in Marketing 24(3), 201-209.
public record MbgNbd(double r, double alpha, double a, double b) implements BetaGeometricModel {
    public MbgNbd {
        BgNbd.check(r, alpha, a, b);
    }

    /// Fits by maximum likelihood; see [Fit] for what is reported beside the model.
    ///
    /// @throws UnusableData when no customer ever came back
    public static Fit<MbgNbd> fit(RfmSummary customers) {
        return PurchaseFit.of(
                customers,
                new PurchaseFit.Kind<>(data -> new BetaGeometricLikelihood(data, 1)::climb, true, false, MbgNbd::new));
    }

    /// Fits with covariates on buying (acting on α) and on leaving (on a and on b); either may be
    /// [Covariates#none]. Starts from the plain fit and shares its boundaries: where nobody is seen to leave,
    /// covariates of leaving have no effect.
    ///
    /// @throws UnusableData as [#fit(RfmSummary)], for rows that differ in number, or fewer than five
    /// customers a parameter
    public static CovariateFit<MbgNbd> fit(RfmSummary customers, Covariates buying, Covariates leaving) {
        var kind = new CovariateFitting.Kind<>(
                HistoryLikelihood.betaGeometric(1),
                List.of(
                        new Lever(Process.BUYING, true, 1, -1),
                        new Lever(Process.LEAVING_A, false, 2, 1),
                        new Lever(Process.LEAVING_B, false, 3, 1)),
                MbgNbd::new);
        return new CovariateFitting<>(customers, buying, leaving, kind, fit(customers)).fit();
    }

    @Override
    public int chancesAtStart() {
        return 1;
    }
}
