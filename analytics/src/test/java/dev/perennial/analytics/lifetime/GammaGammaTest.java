package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GammaGammaTest {
    private final GammaGamma model = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void expectedSpendLiesBetweenTheCustomersOwnAverageAndEverybodys() {
        var everybody = model.expectedSpend(0, 0);
        assertThat(everybody).isCloseTo(6.25 * 15.44 / 2.74, within(1e-12));
        var previous = everybody;
        for (var x = 1; x < 200; x *= 2) {
            var expected = model.expectedSpend(x, 80);
            assertThat(expected).isBetween(previous, 80.0);
            previous = expected;
        }
        assertThat(previous).isCloseTo(80.0, within(1.0));
    }

    @Test
    void gradientAndCurvatureAreThoseOfTheLikelihood() {
        var x = new int[] {1, 2, 2, 7, 30};
        var m = new double[] {12.5, 80, 33, 20.1, 44};
        var likelihood = new GammaGammaLikelihood(x, m);
        var at = new double[] {0.7, 0.4, 2.9};
        Derivatives.check(likelihood::climb, at);
        var same = new GammaGamma(Math.exp(0.7), 1 + Math.exp(0.4), Math.exp(2.9));
        var sum = 0.0;
        for (var i = 0; i < x.length; i++) sum += same.logLikelihood(x[i], m[i]);
        assertThat(likelihood.climb(at, new double[3], new double[3][3])).isCloseTo(sum, within(1e-10));
    }

    @Test
    void theFitFindsWhatTheCustomersWereMadeOf() {
        var random = new Random(8);
        var x = new int[20_000];
        var m = new double[x.length];
        for (var i = 0; i < x.length; i++) {
            x[i] = 1 + random.nextInt(8);
            m[i] = Simulated.gamma(random, 6.25 * x[i]) * 15.44 / Simulated.gamma(random, 3.74) / x[i];
        }
        var fit = GammaGamma.fit(x, m);
        assertThat(fit.boundary()).isEqualTo(Boundary.NONE);
        assertThat(fit.model().p()).isCloseTo(6.25, within(4 * fit.standardErrors()[0]));
        assertThat(fit.model().q()).isCloseTo(3.74, within(4 * fit.standardErrors()[1]));
        assertThat(fit.model().v()).isCloseTo(15.44, within(4 * fit.standardErrors()[2]));
        assertThat(fit.standardErrors()[1]).isLessThan(0.1);
    }

    @Test
    void onePriceForAllIsHeldByAWeakPrior() {
        var x = new int[50];
        var m = new double[50];
        Arrays.fill(x, 3);
        Arrays.fill(m, 9.90);
        var fit = GammaGamma.fit(x, m);
        assertThat(fit.quality().weakPrior()).isTrue();
        assertThat(fit.boundary()).isNotEqualTo(Boundary.NONE);
        assertThat(fit.model().expectedSpend(3, 9.90)).isCloseTo(9.90, within(0.3));
    }

    @Test
    void spendOfAnyKindIsFitted() {
        var random = new Random(4);
        for (var shop = 0; shop < 200; shop++) {
            var n = 1 + random.nextInt(60);
            var x = new int[n];
            var m = new double[n];
            for (var i = 0; i < n; i++) {
                x[i] = 1 + random.nextInt(20);
                m[i] = Math.exp((shop % 7 - 1) * random.nextGaussian() + shop % 11);
            }
            var fit = GammaGamma.fit(x, m);
            assertThat(fit.converged()).as("shop %d: %s", shop, fit.model()).isTrue();
            assertThat(fit.model().expectedSpend(0, 0)).isFinite().isPositive();
        }
    }

    @Test
    void whoNeverPaidIsLeftOutAndNobodyPayingIsRefused() {
        var with = GammaGamma.fit(new int[] {2, 3, 0, 4, 2}, new double[] {10, 14, 0, 0, 25});
        var without = GammaGamma.fit(new int[] {2, 3, 2}, new double[] {10, 14, 25});
        assertThat(with.model()).isEqualTo(without.model());
        assertThatThrownBy(() -> GammaGamma.fit(new int[] {0, 2}, new double[] {5, 0}))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("none of 2 customers");
        assertThatThrownBy(() -> GammaGamma.fit(new int[] {1}, new double[] {Double.POSITIVE_INFINITY}))
                .hasMessageContaining("Infinity");
    }

    @Test
    void reportsHowSpendGoesWithFrequency() {
        var x = new int[] {1, 2, 3, 4};
        var tx = new int[] {10, 10, 10, 10};
        var rising = RfmSummary.of(x, tx, tx, new double[] {5, 10, 15, 20});
        var level = RfmSummary.of(x, tx, tx, new double[] {5, 5, 5, 5});
        assertThat(GammaGamma.correlation(rising)).isCloseTo(1, within(1e-12));
        assertThat(GammaGamma.correlation(level)).isZero();
    }
}
