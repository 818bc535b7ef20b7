package dev.perennial.benchmarks;

import static dev.perennial.benchmarks.Timed.timed;

import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.analytics.lifetime.Forecast;
import dev.perennial.analytics.lifetime.GammaGamma;
import dev.perennial.analytics.lifetime.LifetimeValue;
import dev.perennial.analytics.lifetime.MbgNbd;
import dev.perennial.analytics.lifetime.ParetoNbd;
import dev.perennial.analytics.lifetime.RfmSummary;
import java.util.Random;

/// Fit and prediction times on simulated customers, days as unit. For each size it prints the first run
/// (cold
/// code) and the least of the following ones, in milliseconds of wall time.
public final class LifetimeValueBenchmark {
    private LifetimeValueBenchmark() {}

    public static void main(String[] sizes) {
        for (var size : sizes.length == 0 ? new String[] {"10000", "100000", "1000000"} : sizes)
            measure(Integer.parseInt(size));
    }

    private static void measure(int size) {
        var customers = simulated(size, new Random(2026));
        System.out.printf(
                "%,d customers, %,d repeat purchases, %,d repeat customers%n",
                size, customers.repeatPurchases(), customers.repeatCustomers());
        var fit = timed("BG/NBD fit", () -> BgNbd.fit(customers));
        timed("MBG/NBD fit", () -> MbgNbd.fit(customers));
        timed("Pareto/NBD fit", () -> ParetoNbd.fit(customers));
        var spend = timed("Gamma-Gamma fit", () -> GammaGamma.fit(customers));
        var model = fit.model();
        timed("probability alive, all", () -> model.probabilityAlive(customers));
        timed("expected purchases in 365 days, all", () -> model.expectedPurchases(customers, 365));
        timed("no purchase in 90 days, all", () -> model.probabilityOfNoPurchase(customers, 90));
        var value = LifetimeValue.yearly(1095, 0.1, 0.5, 1);
        timed("lifetime value over 3 years, all", () -> value.of(model, spend.model(), customers));
        timed("total revenue with interval", () -> Forecast.revenue(fit, spend, customers, 365, 0.9));
        System.out.printf("  %s, log-likelihood %.4f, %s%n", model, fit.logLikelihood(), fit.quality());
        System.out.printf("  heap in use after collection: %d MiB%n", inUse());
    }

    private static long inUse() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    /// Shoppers of two years: r 0.6, α 40 days, a 0.5, b 2.5; spend p 4, q 4, v 30.
    private static RfmSummary simulated(int size, Random random) {
        var frequency = new int[size];
        var recency = new int[size];
        var age = new int[size];
        var spend = new double[size];
        for (var i = 0; i < size; i++) {
            age[i] = 1 + random.nextInt(730);
            var rate = gamma(random, 0.6) / 40;
            var a = gamma(random, 0.5);
            var leaving = a / (a + gamma(random, 2.5));
            var time = 0.0;
            while (true) {
                time -= Math.log(1 - random.nextDouble()) / rate;
                if (!(time < age[i])) break;
                var day = (int) Math.ceil(time);
                if (day > recency[i]) {
                    frequency[i]++;
                    recency[i] = day;
                }
                if (random.nextDouble() < leaving) break;
            }
            if (frequency[i] > 0) {
                var scale = gamma(random, 4) / 30;
                spend[i] = gamma(random, 4 * frequency[i]) / (frequency[i] * scale);
            }
        }
        return RfmSummary.of(frequency, recency, age, spend);
    }

    /// Marsaglia and Tsang (2000).
    private static double gamma(Random random, double shape) {
        if (shape < 1) return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.sqrt(9 * d);
        while (true) {
            var z = random.nextGaussian();
            var v = Math.pow(1 + c * z, 3);
            if (v > 0 && Math.log(random.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) return d * v;
        }
    }
}
