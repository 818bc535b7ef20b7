package dev.perennial.analytics.lifetime;

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

    @Override
    public int chancesAtStart() {
        return 1;
    }
}
