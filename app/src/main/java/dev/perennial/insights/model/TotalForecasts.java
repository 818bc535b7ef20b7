package dev.perennial.insights.model;

import dev.perennial.analytics.lifetime.Fit;
import dev.perennial.analytics.lifetime.Forecast;
import dev.perennial.analytics.lifetime.PurchaseModel;
import dev.perennial.analytics.lifetime.RfmSummary;

/// What the customers known now will bring together, with the interval of nine in ten outcomes.
final class TotalForecasts {
    private TotalForecasts() {}

    static Findings.Forecast of(int months, Fit<? extends PurchaseModel> purchases, Spend spend, RfmSummary customers) {
        var horizon = Modelling.WEEKS_A_YEAR * months / 12;
        var days = Forecast.purchases(purchases, customers, horizon, Modelling.LEVEL);
        var value = spend.fit()
                .map(fit -> Forecast.revenue(purchases, fit, customers, horizon, Modelling.LEVEL))
                .orElseGet(() -> byOwnAverages(purchases.model(), spend, customers, horizon, days));
        return new Findings.Forecast(
                months,
                days.expected(),
                Math.min(days.low(), days.expected()),
                Math.max(days.high(), days.expected()),
                Math.round(value.expected()),
                Math.round(Math.min(value.low(), value.expected())),
                Math.round(Math.max(value.high(), value.expected())));
    }

    /// Without a model of spend, money is as sure as the number of purchases.
    private static Forecast byOwnAverages(
            PurchaseModel model, Spend spend, RfmSummary customers, double horizon, Forecast days) {
        var expected = model.expectedPurchases(customers, horizon);
        var sum = 0.0;
        for (var i = 0; i < expected.length; i++) sum += expected[i] * spend.of(i);
        if (days.expected() == 0) return new Forecast(sum, sum, sum, days.level());
        return new Forecast(sum, sum * days.low() / days.expected(), sum * days.high() / days.expected(), days.level());
    }
}
