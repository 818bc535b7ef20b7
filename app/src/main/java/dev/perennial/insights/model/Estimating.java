package dev.perennial.insights.model;

import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.analytics.lifetime.MbgNbd;
import dev.perennial.analytics.lifetime.PurchaseModel;
import dev.perennial.analytics.lifetime.RfmSummary;
import dev.perennial.analytics.numeric.GammaFunction;
import java.util.stream.IntStream;

/// Asks the fitted models about every customer.
final class Estimating {
    private static final double UNUSUAL = 0.1;
    private static final double LOST = 0.9;
    private static final double LEAST = 1e-12;
    private static final int GAPS_OF_ONES_OWN = 3;
    private static final int LEAST_PATIENCE_DAYS = 90;

    private final Estimates estimates;
    private final Histories histories;
    private final RfmSummary customers;
    private final PurchaseModel model;
    private final Spend spend;
    private final int riskHorizonDays;
    private final double[] factors;
    private final Rhythm rhythm;

    /// @param factors by which a second opinion multiplies what the model expects of each customer
    Estimating(
            Estimates estimates,
            RfmSummary customers,
            PurchaseModel model,
            Spend spend,
            int riskHorizonDays,
            double[] factors) {
        this.estimates = estimates;
        this.histories = estimates.histories;
        this.customers = customers;
        this.model = model;
        this.spend = spend;
        this.riskHorizonDays = riskHorizonDays;
        this.factors = factors;
        this.rhythm = Rhythm.of(model);
    }

    void fill() {
        var year = Modelling.WEEKS_A_YEAR;
        var alive = model.probabilityAlive(customers);
        var risk = model.probabilityOfNoPurchase(customers, riskHorizonDays / 7.0);
        var gone = model.probabilityOfNoPurchase(customers, year);
        var quarter = model.expectedPurchases(customers, year / 4);
        var expected = model.expectedPurchases(customers, year);
        var variance = model.varianceOfPurchases(customers, year);
        IntStream.range(0, estimates.size()).parallel().forEach(i -> {
            estimates.alive[i] = alive[i];
            estimates.churnRisk[i] = risk[i];
            var factor = factors[i];
            estimates.purchases3Months[i] = factor * quarter[i];
            estimates.purchases12Months[i] = factor * expected[i];
            value(i, factor * expected[i], factor * factor * variance[i]);
            estimates.valueAtRisk[i] = risk[i] * factor * expected[i] / Math.max(alive[i], LEAST) * spend.of(i);
            estimates.standing[i] = standing(i, risk[i]);
            if (gone[i] < 0.5 && !silent(estimates.standing[i])) estimates.nextExpected[i] = nextExpected(i);
        });
    }

    /// The interval is that of a gamma variable of the same mean and variance.
    private void value(int i, double days, double variance) {
        var mean = days * spend.of(i);
        var spread = spend.variance(i, days, variance, customers.meanSpend(i) > 0 ? customers.frequency(i) : 0);
        estimates.value12[i] = mean;
        if (mean < 1 || spread <= 0) {
            estimates.value12Low[i] = 0;
            estimates.value12High[i] = mean;
            return;
        }
        var shape = mean * mean / spread;
        var tail = (1 - Modelling.LEVEL) / 2;
        estimates.value12Low[i] = Math.min(mean, spread / mean * GammaFunction.quantile(tail, shape));
        estimates.value12High[i] = Math.max(mean, spread / mean * GammaFunction.quantile(1 - tail, shape));
    }

    private Standing standing(int i, double risk) {
        if (histories.purchaseDays(i) == 1) return Standing.ONCE;
        if (risk > LOST && estimates.silentDays(i) > patience()) return Standing.LOST;
        return unusuallySilent(i) ? Standing.SLIPPING : Standing.REGULAR;
    }

    /// To whom the silence already speaks, no day is promised.
    private static boolean silent(Standing standing) {
        return standing == Standing.SLIPPING || standing == Standing.LOST;
    }

    /// A faithful customer looks lost to the model after a few missed visits, while a call may still help.
    private int patience() {
        return Math.max(LEAST_PATIENCE_DAYS, 2 * riskHorizonDays);
    }

    /// Longer than nine in ten pauses: of those the model expects of this customer and, where there are some, of
    /// those the customer has made.
    private boolean unusuallySilent(int i) {
        var silent = estimates.silentDays(i);
        var x = customers.frequency(i);
        if (rhythm.longerPause(x, customers.recency(i), silent / 7.0) >= UNUSUAL) return false;
        if (x < GAPS_OF_ONES_OWN) return true;
        var gaps = histories.gaps(i);
        return silent > gaps[(int) Math.ceil(0.9 * gaps.length) - 1];
    }

    /// By the customer's own middle pause while that is still to come, else by the middle wait of somebody with this
    /// history.
    private int nextExpected(int i) {
        if (customers.frequency(i) >= GAPS_OF_ONES_OWN) {
            var usual = histories.lastDay(i) + (int) Math.round(Estimates.middle(histories.gaps(i)));
            if (usual > estimates.asOf) return usual;
        }
        var wait = rhythm.middleWait(customers.frequency(i), customers.age(i));
        return estimates.asOf + Math.max(1, (int) Math.round(wait * 7));
    }

    /// How often those who have not left come: a rate that is Gamma(r, α) over customers, in weeks.
    private record Rhythm(double r, double alpha) {
        static Rhythm of(PurchaseModel model) {
            return switch (model) {
                case BgNbd bg -> new Rhythm(bg.r(), bg.alpha());
                case MbgNbd mbg -> new Rhythm(mbg.r(), mbg.alpha());
                default -> throw new IllegalArgumentException("no rhythm is known for " + model);
            };
        }

        /// The chance that somebody still active with x repeat purchases in `age` weeks pauses for longer.
        double longerPause(int x, double age, double pause) {
            return Math.exp(-(r + x) * Math.log1p(pause / (alpha + age)));
        }

        double middleWait(int x, double age) {
            return (alpha + age) * Math.expm1(Math.log(2) / (r + x));
        }
    }
}
