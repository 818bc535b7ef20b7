package dev.perennial.insights.model;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.lifetime.Fit;
import dev.perennial.analytics.lifetime.GammaGamma;
import dev.perennial.analytics.lifetime.RfmSummary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a coming buying day of each customer brings: by the gamma-gamma model where it can be fitted, else by the
/// customer's own average.
final class Spend {
    private final @Nullable Fit<GammaGamma> fit;
    private final double[] each;

    private Spend(@Nullable Fit<GammaGamma> fit, double[] each) {
        this.fit = fit;
        this.each = each;
    }

    static Spend of(Histories histories, RfmSummary customers) {
        try {
            var fit = GammaGamma.fit(customers);
            return new Spend(fit, fit.model().expectedSpend(customers));
        } catch (UnusableData nobodyPaidTwice) {
            var own = new double[histories.customers()];
            for (var i = 0; i < own.length; i++) own[i] = histories.meanSpend(i);
            return new Spend(null, own);
        }
    }

    Optional<Fit<GammaGamma>> fit() {
        return Optional.ofNullable(fit);
    }

    double of(int i) {
        return each[i];
    }

    /// Variance of what a customer brings on an uncertain number of buying days: their number varies, each day's
    /// amount varies, and the customer's own level is only estimated.
    ///
    /// @param days expected number of buying days
    /// @param variance of that number
    /// @param paid past repeat days that show the customer's level
    double variance(int i, double days, double variance, int paid) {
        var mean = each[i];
        if (fit == null) return variance * mean * mean;
        var model = fit.model();
        var shape = model.p() * paid + model.q();
        var square = mean * mean * (shape - 1) / Math.max(shape - 2, 0.25);
        return Math.max(0, days * square / model.p() + (variance + days * days) * square - days * days * mean * mean);
    }
}
