package dev.perennial.analytics.lifetime;

import java.util.Random;

/// Customers who live exactly as a model says, in days.
final class Simulated {
    private Simulated() {}

    /// Customers who first bought on a random day of the last `days` days.
    static RfmSummary customers(BetaGeometricModel truth, int count, int days, long seed) {
        return lives(truth, count, days, 0, seed).past();
    }

    /// The past of customers up to a day and the purchase days of each in the `horizon` days after it.
    record Lives(RfmSummary past, int[] future) {}

    static Lives lives(BetaGeometricModel truth, int count, int days, int horizon, long seed) {
        var random = new Random(seed);
        var x = new int[count];
        var recency = new int[count];
        var age = new int[count];
        var future = new int[count];
        for (var i = 0; i < count; i++) {
            age[i] = 1 + random.nextInt(days);
            var rate = gamma(random, truth.r()) / truth.alpha();
            var left = gamma(random, truth.a());
            var leaving = left == 0 ? 0 : left / (left + gamma(random, truth.b()));
            var time = 0.0;
            var last = 0;
            var alive = truth.chancesAtStart() == 0 || random.nextDouble() >= leaving;
            while (alive) {
                time -= Math.log(1 - random.nextDouble()) / rate;
                if (!(time < age[i] + horizon)) break;
                var day = (int) Math.ceil(time);
                if (day > last && day <= age[i]) {
                    x[i]++;
                    recency[i] = day;
                } else if (day > age[i]) {
                    future[i]++;
                }
                last = day;
                alive = random.nextDouble() >= leaving;
            }
        }
        return new Lives(RfmSummary.of(x, recency, age), future);
    }

    /// Marsaglia and Tsang (2000), with the boost for shapes below 1.
    static double gamma(Random random, double shape) {
        if (shape == 0) return 0;
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
