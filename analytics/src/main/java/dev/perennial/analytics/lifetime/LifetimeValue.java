package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// The residual value of customers: profit still to come within a horizon, worth less the later it comes.
///
/// - `horizon`: time ahead, in the unit of the model
/// - `discount`: continuous rate per time unit, 0 or more; [#yearly] takes a yearly rate instead
/// - `margin`: share of revenue that is kept, above 0 and up to 1
///
/// Value = margin · expected spend · discounted expected purchases. Money already spent is not in it.
public record LifetimeValue(double horizon, double discount, double margin) {
    private static final double DAYS_PER_YEAR = 365.25;

    public LifetimeValue {
        if (!(horizon >= 0 && Double.isFinite(horizon)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a horizon of %s is not 0 or more".formatted(horizon));
        if (!(discount >= 0 && Double.isFinite(discount)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a discount rate of %s is not 0 or more".formatted(discount));
        if (!(margin > 0 && margin <= 1))
            throw new UnusableData(Reason.OUT_OF_RANGE, "a margin of %s is not above 0 and up to 1".formatted(margin));
    }

    /// Money a year from now is worth 1 / (1 + `yearlyRate`) today; times are in units of `daysPerUnit`
    /// days.
    public static LifetimeValue yearly(double horizon, double yearlyRate, double margin, double daysPerUnit) {
        return new LifetimeValue(horizon, Math.log1p(yearlyRate) * daysPerUnit / DAYS_PER_YEAR, margin);
    }

    /// The residual value of one customer, in money.
    public double of(PurchaseModel model, GammaGamma spend, int x, double tx, double age, double meanSpend) {
        return margin
                * spend.expectedSpend(meanSpend > 0 ? x : 0, meanSpend)
                * model.discountedPurchases(horizon, discount, x, tx, age);
    }

    /// The residual value of every customer, in money, in the order of the summary.
    public double[] of(PurchaseModel model, GammaGamma spend, RfmSummary customers) {
        var value = model.discountedPurchases(customers, horizon, discount);
        var each = spend.expectedSpend(customers);
        for (var i = 0; i < value.length; i++) value[i] *= margin * each[i];
        return value;
    }
}
