package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParetoNbdTest {
    private final ParetoNbd model = new ParetoNbd(0.553, 10.578, 0.606, 11.669);

    @Test
    void theLongestKnownCustomerIsAsInTheWalkthrough() {
        assertThat(model.probabilityAlive(26, 30.86, 31)).isCloseTo(0.9979, within(5e-5));
        assertThat(model.expectedPurchases(52, 26, 30.86, 31)).isCloseTo(25.46, within(0.005));
    }

    @Test
    void gradientAndCurvatureAreThoseOfTheLikelihood() {
        var customers = Simulated.customers(new MbgNbd(0.6, 20, 0.5, 2), 300, 500, 3);
        var likelihood = new ParetoLikelihood(MergedHistories.of(customers, true, 1));
        double[] at = {-0.3, 2.5, -0.9, 4.1};
        Derivatives.check(likelihood::climb, at);
        var one = new ParetoNbd(Math.exp(at[0]), Math.exp(at[1]), Math.exp(at[2]), Math.exp(at[3]));
        var sum = 0.0;
        for (var i = 0; i < customers.size(); i++)
            sum += one.logLikelihood(customers.frequency(i), customers.recency(i), customers.age(i));
        assertThat(likelihood.climb(at, new double[4], new double[4][4])).isCloseTo(sum, within(1e-8));
    }

    @Test
    void meanAndVarianceAreThoseOfTheDistribution() {
        for (var x : new int[] {0, 1, 7}) {
            var recency = x == 0 ? 0 : 20;
            var mean = 0.0;
            var square = 0.0;
            for (var k = 0; k < 300; k++) {
                var above = model.probabilityOfMoreThan(k, 26, x, recency, 24);
                mean += above;
                square += (2 * k + 1) * above;
            }
            assertThat(model.expectedPurchases(26, x, recency, 24)).isCloseTo(mean, within(1e-9));
            assertThat(model.varianceOfPurchases(26, x, recency, 24)).isCloseTo(square - mean * mean, within(1e-8));
            assertThat(model.probabilityOfNoPurchase(26, x, recency, 24))
                    .isCloseTo(1 - model.probabilityOfMoreThan(0, 26, x, recency, 24), within(1e-12));
        }
    }

    @Test
    void oneIsNoSpecialShapeOfDropout() {
        var below = new ParetoNbd(0.5, 9, 1 - 1e-9, 14).expectedPurchases(13, 3, 11, 30);
        var at = new ParetoNbd(0.5, 9, 1, 14).expectedPurchases(13, 3, 11, 30);
        var above = new ParetoNbd(0.5, 9, 1 + 1e-9, 14).expectedPurchases(13, 3, 11, 30);
        assertThat(at).isBetween(Math.min(below, above), Math.max(below, above));
        assertThat(below).isCloseTo(above, within(1e-8));
    }

    @Test
    void varianceOverShortAndLongHorizonsMeets() {
        for (var horizon : new double[] {0.001, 0.02, 0.034, 0.035, 0.05, 1}) {
            var ratio = model.varianceOfPurchases(horizon, 4, 20, 24) / model.expectedPurchases(horizon, 4, 20, 24);
            assertThat(ratio).isBetween(1.0, 1.0 + horizon);
        }
    }

    @Test
    void withoutDropoutItIsTheNegativeBinomial() {
        var nbd = new ParetoNbd(0.8, 10, 0, 1);
        var same = new BgNbd(0.8, 10, 0, 1);
        assertThat(nbd.probabilityAlive(3, 5, 500)).isEqualTo(1);
        assertThat(nbd.expectedPurchases(52, 3, 5, 30)).isCloseTo(3.8 / 40 * 52, within(1e-12));
        assertThat(nbd.probabilityOfNoPurchase(52, 3, 5, 30))
                .isCloseTo(same.probabilityOfNoPurchase(52, 3, 5, 30), within(1e-12));
        assertThat(nbd.logLikelihood(3, 25, 30)).isCloseTo(same.logLikelihood(3, 25, 30), within(1e-12));
    }
}
