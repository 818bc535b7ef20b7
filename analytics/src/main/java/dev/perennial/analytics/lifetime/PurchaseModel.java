package dev.perennial.analytics.lifetime;

/// A fitted description of how customers come back, asked about one customer or a whole [RfmSummary].
///
/// Everywhere x is the number of purchase days after the first, tx the time from the first to the last of
/// them, age the time from the first purchase until now, horizon the time ahead; all times are in the unit
/// the
/// model was fitted in ([RfmSummary#daysPerUnit]). Answers are finite for every history a summary accepts; a history no
/// customer can have, or a horizon or discount that is negative or not finite, is refused with
/// [dev.perennial.analytics.UnusableData].
public sealed interface PurchaseModel permits LapsingModel {
    /// The probability that the customer has not left for good.
    ///
    /// Under [BgNbd] this is 1 for everybody who bought once, so it is no churn score: use
    /// [#probabilityOfNoPurchase].
    double probabilityAlive(int x, double tx, double age);

    /// Expected purchase days within the horizon.
    double expectedPurchases(double horizon, int x, double tx, double age);

    /// Variance of the purchase days within the horizon: the customer's own chance, parameters taken as
    /// true.
    double varianceOfPurchases(double horizon, int x, double tx, double age);

    /// Expected purchase days within the horizon, each counted at e^(−discount · time until it):
    /// `discount` is a continuous rate per time unit, 0 or more.
    double discountedPurchases(double horizon, double discount, int x, double tx, double age);

    /// The probability that the customer buys nothing within the horizon: the churn score.
    double probabilityOfNoPurchase(double horizon, int x, double tx, double age);

    /// The probability of more than `count` purchase days within the horizon.
    double probabilityOfMoreThan(int count, double horizon, int x, double tx, double age);

    /// ln of the likelihood of one customer's history.
    double logLikelihood(int x, double tx, double age);

    /// Expected purchase days of a newcomer within the horizon after the first purchase.
    default double expectedPurchasesOfNewcomer(double horizon) {
        return expectedPurchases(horizon, 0, 0, 0);
    }

    /// [#probabilityAlive] of every customer, in the order of the summary.
    double[] probabilityAlive(RfmSummary customers);

    /// [#expectedPurchases] of every customer, in the order of the summary.
    double[] expectedPurchases(RfmSummary customers, double horizon);

    /// [#discountedPurchases] of every customer, in the order of the summary.
    double[] discountedPurchases(RfmSummary customers, double horizon, double discount);

    /// [#probabilityOfNoPurchase] of every customer, in the order of the summary.
    double[] probabilityOfNoPurchase(RfmSummary customers, double horizon);

    /// [#varianceOfPurchases] of every customer, in the order of the summary.
    double[] varianceOfPurchases(RfmSummary customers, double horizon);
}
