package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

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
