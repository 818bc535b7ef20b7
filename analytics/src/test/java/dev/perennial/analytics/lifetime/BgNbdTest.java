package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BgNbdTest {
    private final BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void aOneTimeBuyerCountsAsAliveHoweverLongAgoButIsNotExpectedBack() {
        assertThat(model.probabilityAlive(0, 0, 500)).isEqualTo(1);
        assertThat(model.probabilityOfNoPurchase(4, 0, 0, 500)).isGreaterThan(0.99);
        assertThat(new MbgNbd(0.243, 4.414, 0.793, 2.426).probabilityAlive(0, 0, 500))
                .isLessThan(0.6);
    }

    @Test
    void silenceOutOfRhythmLowersTheProbabilityOfBeingAlive() {
        var previous = 1.0;
        for (var silence = 0; silence < 60; silence++) {
            var alive = model.probabilityAlive(10, 30, 30 + silence);
            assertThat(alive).isBetween(0.0, previous);
            previous = alive;
        }
        assertThat(previous).isLessThan(0.01);
    }

    @Test
    void aLongerHorizonBringsMorePurchasesAndLessSilence() {
        var purchases = 0.0;
        var silence = 1.0;
        for (var horizon = 0.001; horizon < 1e9; horizon *= 3) {
            var more = model.expectedPurchases(horizon, 4, 25, 30);
            var less = model.probabilityOfNoPurchase(horizon, 4, 25, 30);
            assertThat(more).isGreaterThan(purchases);
            assertThat(less).isBetween(0.0, silence);
            purchases = more;
            silence = less;
        }
        assertThat(silence).isCloseTo(1 - model.probabilityAlive(4, 25, 30), within(1e-5));
        assertThat(model.expectedPurchases(0, 4, 25, 30)).isZero();
    }

    @Test
    void meanAndVarianceAreThoseOfTheDistribution() {
        for (var x : new int[] {0, 1, 7}) {
            var recency = x == 0 ? 0 : 20;
            var mean = 0.0;
            var square = 0.0;
            for (var k = 0; k < 400; k++) {
                var above = model.probabilityOfMoreThan(k, 26, x, recency, 24);
                mean += above;
                square += (2 * k + 1) * above;
            }
            assertThat(model.expectedPurchases(26, x, recency, 24)).isCloseTo(mean, within(1e-10));
            assertThat(model.varianceOfPurchases(26, x, recency, 24)).isCloseTo(square - mean * mean, within(1e-9));
            assertThat(model.probabilityOfNoPurchase(26, x, recency, 24))
                    .isCloseTo(1 - model.probabilityOfMoreThan(0, 26, x, recency, 24), within(1e-12));
        }
    }

    @Test
    void withoutDropoutItIsTheNegativeBinomial() {
        var nbd = new BgNbd(0.8, 10, 0, 1);
        assertThat(nbd.probabilityAlive(3, 5, 500)).isEqualTo(1);
        assertThat(nbd.expectedPurchases(52, 3, 5, 30)).isCloseTo(3.8 / 40 * 52, within(1e-12));
        var nearly = new BgNbd(0.8, 10, 1e-9, 1);
        assertThat(nearly.expectedPurchases(52, 3, 25, 30)).isCloseTo(3.8 / 40 * 52, within(1e-6));
        assertThat(nearly.logLikelihood(3, 25, 30)).isCloseTo(nbd.logLikelihood(3, 25, 30), within(1e-6));
    }

    @Test
    void bulkAnswersAreTheSingleAnswers() {
        var customers = Simulated.customers(new MbgNbd(0.6, 20, 0.5, 2), 3_000, 500, 7);
        for (PurchaseModel asked : new PurchaseModel[] {new BgNbd(0.6, 20, 0.5, 2), new MbgNbd(0.6, 20, 0.5, 2)}) {
            var alive = asked.probabilityAlive(customers);
            var expected = asked.expectedPurchases(customers, 90);
            var silent = asked.probabilityOfNoPurchase(customers, 90);
            var variance = asked.varianceOfPurchases(customers, 90);
            var discounted = asked.discountedPurchases(customers, 90, 0.01);
            for (var i = 0; i < customers.size(); i++) {
                var x = customers.frequency(i);
                var tx = customers.recency(i);
                var age = customers.age(i);
                assertThat(alive[i]).isCloseTo(asked.probabilityAlive(x, tx, age), within(1e-12));
                assertThat(expected[i]).isCloseTo(asked.expectedPurchases(90, x, tx, age), within(1e-10));
                assertThat(silent[i]).isCloseTo(asked.probabilityOfNoPurchase(90, x, tx, age), within(1e-12));
                assertThat(variance[i]).isCloseTo(asked.varianceOfPurchases(90, x, tx, age), within(1e-9));
                assertThat(discounted[i]).isCloseTo(asked.discountedPurchases(90, 0.01, x, tx, age), within(1e-10));
            }
        }
    }

    @Test
    void gradientAndCurvatureAreThoseOfTheLikelihood() {
        var customers = Simulated.customers(new MbgNbd(0.6, 20, 0.5, 2), 400, 500, 3);
        for (var start = 0; start < 2; start++) {
            var likelihood = new BetaGeometricLikelihood(MergedHistories.of(customers, start > 0, 1), start);
            double[] at = {-0.3, 2.5, -0.9, 0.4};
            Derivatives.check(likelihood::climb, at);
            var sum = 0.0;
            for (var i = 0; i < customers.size(); i++) {
                var one = start == 0
                        ? new BgNbd(Math.exp(at[0]), Math.exp(at[1]), Math.exp(at[2]), Math.exp(at[3]))
                        : new MbgNbd(Math.exp(at[0]), Math.exp(at[1]), Math.exp(at[2]), Math.exp(at[3]));
                sum += one.logLikelihood(customers.frequency(i), customers.recency(i), customers.age(i));
            }
            assertThat(likelihood.climb(at, new double[4], new double[4][4])).isCloseTo(sum, within(1e-8));
        }
    }

    @Test
    void customersWhoNeverLeaveAreFittedWithoutDropout() {
        var fit = BgNbd.fit(Simulated.customers(new BgNbd(1.2, 30, 0, 1), 500, 700, 11));
        assertThat(fit.boundary()).isEqualTo(Boundary.NO_DROPOUT);
        assertThat(fit.model().a()).isZero();
        assertThat(fit.model().r()).isCloseTo(1.2, within(0.3));
        assertThat(fit.standardErrors()[2]).isZero();
    }

    @Test
    void customersWhoAllBuyAtOneRateAreHeldByAWeakPrior() {
        var random = new SplittableRandom(5);
        var x = new int[300];
        var recency = new int[300];
        var age = new int[300];
        for (var i = 0; i < x.length; i++) {
            age[i] = 100;
            for (var day = 1; day <= 100; day++)
                if (random.nextDouble() < 0.05) {
                    x[i]++;
                    recency[i] = day;
                }
        }
        var fit = BgNbd.fit(RfmSummary.of(x, recency, age));
        assertThat(fit.quality().weakPrior()).isTrue();
        assertThat(fit.boundary()).isIn(Boundary.NO_DROPOUT, Boundary.SAME_RATE);
        assertThat(fit.model().expectedPurchases(100, 5, 95, 100)).isCloseTo(5, within(0.5));
    }

    @Test
    void smallShopsOfAnyKindAreFitted() {
        var shops = Boolean.getBoolean("perennial.long") ? 1_000 : 60;
        var random = new SplittableRandom(42);
        var refused = 0;
        for (var shop = 0; shop < shops; shop++) {
            var truth = new MbgNbd(
                    wide(random, 0.05, 20), wide(random, 5, 2_000), wide(random, 1e-3, 50), wide(random, 1e-2, 50));
            var customers = Simulated.customers(
                    truth, (int) wide(random, 20, 2_000), (int) wide(random, 30, 1_500), random.nextLong());
            if (customers.repeatPurchases() == 0) {
                assertThatThrownBy(() -> BgNbd.fit(customers)).isInstanceOf(UnusableData.class);
                refused++;
                continue;
            }
            usable(BgNbd.fit(customers), customers);
            usable(MbgNbd.fit(customers), customers);
            usable(ParetoNbd.fit(customers), customers);
        }
        assertThat(refused).isLessThan(shops / 4);
    }

    private static void usable(Fit<? extends PurchaseModel> fit, RfmSummary customers) {
        assertThat(fit.converged()).as("%s %s", fit.model(), fit.quality()).isTrue();
        assertThat(fit.logLikelihood()).isFinite();
        for (var error : fit.standardErrors()) assertThat(error).isFinite();
        var total = 0.0;
        for (var expected : fit.model().expectedPurchases(customers, 90)) {
            assertThat(expected).isFinite().isNotNegative();
            total += expected;
        }
        var forecast = Forecast.purchases(fit, customers, 90, 0.9);
        assertThat(forecast.expected()).isCloseTo(total, within(1e-9 * (1 + total)));
        assertThat(forecast.low()).isFinite().isLessThanOrEqualTo(Math.ceil(total));
        assertThat(forecast.high()).isFinite().isGreaterThanOrEqualTo(Math.floor(total));
    }

    private static double wide(SplittableRandom random, double low, double high) {
        return low * Math.exp(random.nextDouble() * Math.log(high / low));
    }

    @Test
    void impossibleHistoriesAreRefusedByName() {
        refuses(Reason.EMPTY, "no customers", new int[0], new int[0], new int[0]);
        refuses(Reason.LENGTHS_DIFFER, "recency 1", new int[2], new int[1], new int[2]);
        refuses(Reason.OUT_OF_RANGE, "frequency -1", new int[] {-1}, new int[] {0}, new int[] {5});
        refuses(Reason.CONTRADICTION, "recency 9", new int[] {1}, new int[] {9}, new int[] {5});
        refuses(Reason.CONTRADICTION, "7 repeat purchase days", new int[] {7}, new int[] {3}, new int[] {5});
        assertThatThrownBy(() -> RfmSummary.of(new int[1], new int[1], new int[1], new double[] {Double.NaN}))
                .hasMessageContaining("mean spend NaN");
        assertThatThrownBy(() -> BgNbd.fit(RfmSummary.of(new int[3], new int[3], new int[] {4, 5, 6})))
                .isInstanceOfSatisfying(
                        UnusableData.class, no -> assertThat(no.reason()).isEqualTo(Reason.NO_REPEAT_PURCHASE));
    }

    private static void refuses(Reason reason, String words, int[] x, int[] recency, int[] age) {
        assertThatThrownBy(() -> RfmSummary.of(x, recency, age))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        UnusableData.class, no -> assertThat(no.reason()).isEqualTo(reason));
    }

    @Test
    void oneCustomerAloneIsFittedByThePrior() {
        var one = RfmSummary.of(new int[] {3}, new int[] {40}, new int[] {50});
        var fit = BgNbd.fit(one);
        assertThat(fit.quality().weakPrior()).isTrue();
        assertThat(fit.model().expectedPurchases(50, 3, 40, 50)).isBetween(0.5, 5.0);
    }
}
