package dev.perennial.analytics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
    private static final double EULER = 0.57721566490153286060651209;

    @Test
    void logGammaKnowsFactorialsAndTheHalf() {
        assertThat(GammaFunction.logGamma(1)).isCloseTo(0, within(1e-14));
        assertThat(GammaFunction.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-14));
        assertThat(GammaFunction.logGamma(21)).isCloseTo(Math.log(2432902008176640000.0), within(1e-13));
        assertThat(GammaFunction.logGamma(1e-10)).isCloseTo(-Math.log(1e-10), within(1e-9));
        assertThat(GammaFunction.logGamma(1e6)).isCloseTo(12815504.569147611, within(1e-7));
    }

    @Test
    void digammaAndTrigammaAreItsDerivatives() {
        assertThat(GammaFunction.digamma(1)).isCloseTo(-EULER, within(1e-14));
        assertThat(GammaFunction.digamma(0.5)).isCloseTo(-EULER - 2 * Math.log(2), within(1e-14));
        assertThat(GammaFunction.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-14));
        assertThat(GammaFunction.trigamma(0.5)).isCloseTo(Math.PI * Math.PI / 2, within(1e-13));
        for (var x = 0.01; x < 1000; x *= 1.7) {
            assertThat(GammaFunction.digamma(x + 1) - GammaFunction.digamma(x))
                    .isCloseTo(1 / x, within(1e-13 / x + 1e-13));
            assertThat(GammaFunction.trigamma(x) - GammaFunction.trigamma(x + 1))
                    .isCloseTo(1 / (x * x), within(1e-12 / (x * x)));
        }
    }

    @Test
    void risingProductsAreDifferencesOfLogGamma() {
        assertThat(GammaFunction.logRising(0.3, 900))
                .isCloseTo(GammaFunction.logGamma(900.3) - GammaFunction.logGamma(0.3), within(1e-10));
        assertThat(GammaFunction.logRisingRatio(2.5, 2.5, 50)).isZero();
        assertThat(GammaFunction.logRisingRatio(1e-300, 1, 2))
                .isCloseTo(-300 * Math.log(10) - Math.log(2), within(1e-9));
    }

    @Test
    void incompleteGammaIsTheExponentialAndErlangDistribution() {
        assertThat(GammaFunction.regularisedLower(1, 2)).isCloseTo(1 - Math.exp(-2), within(1e-14));
        assertThat(GammaFunction.regularisedLower(3, 10)).isCloseTo(1 - Math.exp(-10) * 61, within(1e-14));
        assertThat(GammaFunction.regularisedLower(0.5, 1.920729410347)).isCloseTo(0.95, within(1e-10));
        for (var shape = 0.01; shape < 1e6; shape *= 4)
            for (var share : new double[] {0.001, 0.05, 0.5, 0.95, 0.9999})
                assertThat(GammaFunction.regularisedLower(shape, GammaFunction.quantile(share, shape)))
                        .isCloseTo(share, within(1e-8));
    }

    @Test
    void incompleteBetaIsTheBinomialDistribution() {
        assertThat(BetaFunction.regularised(0.3, 1, 1)).isCloseTo(0.3, within(1e-14));
        assertThat(BetaFunction.regularised(0.25, 0.5, 0.5)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(BetaFunction.regularised(0.5, 3, 8)).isCloseTo(968.0 / 1024, within(1e-13));
        assertThat(BetaFunction.regularised(0.999, 2, 500) + BetaFunction.regularised(0.001, 500, 2))
                .isCloseTo(1, within(1e-13));
    }

    @Test
    void normalQuantilesAreThoseOfTheTables() {
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-13));
        assertThat(Normal.quantile(1e-10)).isCloseTo(-6.361340902404056, within(1e-10));
        assertThat(Normal.cumulative(-1)).isCloseTo(0.15865525393145705, within(1e-15));
        assertThat(Normal.cumulative(-10) / 7.619853024160527e-24).isCloseTo(1, within(1e-12));
    }

    @Test
    void tanhSinhMindsNeitherSingularEnd() {
        assertThat(Quadrature.tanhSinh((low, high) -> 1 / Math.sqrt(low), 4, 1e-12))
                .isCloseTo(4, within(1e-9));
        assertThat(Quadrature.tanhSinh((low, high) -> Math.pow(high, -0.9), 1, 1e-12))
                .isCloseTo(10, within(1e-8));
        var sum = 0.0;
        for (var k = 0; k < 16; k++) sum += Quadrature.weights()[k] * Math.pow(Quadrature.nodes()[k], 31);
        assertThat(sum).isCloseTo(1 / 32.0, within(1e-14));
        var cubic = 0.0;
        for (var k = 0; k < 4; k++) cubic += Quadrature.weights(4)[k] * Math.pow(Quadrature.nodes(4)[k], 7);
        assertThat(cubic).isCloseTo(1 / 8.0, within(1e-15));
    }

    @Test
    void theClimbFindsAPeakFromASaddleAndStopsAtTheBound() {
        Ascent.Surface twoPeaks = (at, g, h) -> {
            var x = at[0];
            var y = at[1];
            g[0] = x - x * x * x;
            g[1] = -y;
            h[0][0] = 1 - 3 * x * x;
            h[1][1] = -1;
            return x * x / 2 - x * x * x * x / 4 - y * y / 2;
        };
        var peak = Ascent.climb(twoPeaks, new double[] {0.01, 2}, 10, 1e-12);
        assertThat(peak.converged()).isTrue();
        assertThat(peak.at()[0]).isCloseTo(1, within(1e-5));
        Ascent.Surface endless = (at, g, h) -> {
            g[0] = 1;
            return at[0];
        };
        assertThat(Ascent.climb(endless, new double[] {0}, 5, 1e-12).at()[0]).isEqualTo(5);
    }

    /// Each of these went round for ever, or answered NaN, before it was refused.
    @Test
    void whatIsOutsideOfAFunctionIsRefusedAndNeverTravelsOnAsNaN() {
        var nan = Double.NaN;
        var infinite = Double.NEGATIVE_INFINITY;
        for (ThrowingCallable each : List.<ThrowingCallable>of(
                () -> GammaFunction.logGamma(infinite),
                () -> GammaFunction.logGamma(nan),
                () -> GammaFunction.digamma(infinite),
                () -> GammaFunction.trigamma(-1),
                () -> GammaFunction.logRising(nan, 3),
                () -> GammaFunction.poissonTerm(nan, 1),
                () -> GammaFunction.poissonTerm(1, infinite),
                () -> GammaFunction.regularisedLower(1e308, nan),
                () -> GammaFunction.regularisedUpper(-1, 1),
                () -> GammaFunction.quantile(nan, 1),
                () -> BetaFunction.logBeta(infinite, 1),
                () -> BetaFunction.binomialTerm(nan, 1, 0.5, 0.5),
                () -> BetaFunction.regularised(0.5, nan, 1),
                () -> BetaFunction.regularised(1, 1, 0.5, 0.5),
                () -> Normal.quantile(nan),
                () -> Normal.cumulative(nan),
                () -> Symmetric.eigen(new double[][] {{1, nan}, {nan, 1}}),
                () -> Symmetric.eigen(new double[][] {{1}, {1}}),
                () -> new PivotedQr(new double[][] {{1, 2}}, new double[][] {{}})))
            assertThatThrownBy(each).isInstanceOf(UnusableData.class);
        assertThat(Normal.quantile(Double.MIN_VALUE)).isBetween(-38.0, -37.0);
        assertThat(GammaFunction.logGamma(Double.POSITIVE_INFINITY)).isInfinite();
    }
}
