package dev.perennial.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.SharedVectors;
import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.statistics.Quantiles.Rule;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DescriptiveTest {
    /// Miles per gallon of R's mtcars; quantiles as R's three rules print them.
    private static final double[] MILES = {
        21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4,
        33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4
    };

    @Test
    void quantilesFollowThreeRules() {
        var quantiles = Quantiles.of(MILES);
        double[] shares = {0.05, 0.25, 0.5, 0.75, 0.95};
        double[][] printed = {
            {10.4, 15.275, 19.2, 22.8, 32.925}, {11.995, 15.425, 19.2, 22.8, 31.3}, {10.4, 15.325, 19.2, 22.8, 32.475}
        };
        for (var rule : Rule.values())
            for (var i = 0; i < shares.length; i++)
                assertThat(quantiles.at(shares[i], rule)).isCloseTo(printed[rule.ordinal()][i], within(1e-12));
        assertThat(Quantiles.of(7).at(0.2)).isEqualTo(7);
        assertThat(Quantiles.of(1, 2, 3).at(0)).isEqualTo(1);
        assertThat(Quantiles.of(1, 2, 3).at(1)).isEqualTo(3);
        assertThatThrownBy(() -> Quantiles.of()).isInstanceOf(UnusableData.class);
    }

    @Test
    void aMedianIsCoveredWhateverTheDistribution() {
        var interval = Quantiles.of(MILES).interval(0.5, 0.95);
        assertThat(interval.low()).isEqualTo(15.8);
        assertThat(interval.high()).isEqualTo(21.5);
        var short4 = Quantiles.of(1, 2, 3, 4).interval(0.5, 0.95);
        assertThat(short4.low()).isEqualTo(1);
        assertThat(short4.high()).isEqualTo(4);
        assertThat(short4.level()).isCloseTo(0.875, within(1e-12));
        var random = new Random(7);
        var inside = 0;
        for (var round = 0; round < 3_000; round++) {
            var found = Quantiles.of(random.doubles(25).map(u -> -Math.log(u)).toArray())
                    .interval(0.5, 0.9);
            if (found.low() <= Math.log(2) && Math.log(2) <= found.high()) inside++;
        }
        assertThat(inside / 3_000.0).isBetween(0.89, 0.97);
    }

    @Test
    void normalityAndReliabilityAreThoseOfR() {
        var miles = ShapiroWilk.of(MILES);
        assertThat(miles.w()).isCloseTo(0.947564726479, within(1e-9));
        assertThat(miles.p()).isCloseTo(0.122881358539, within(1e-6));
        assertThat(ShapiroWilk.of(1, 1, 1, 1, 1, 1, 40).p()).isLessThan(1e-4);
        assertThat(ShapiroWilk.of(1, 2, 3, 4, 5, 6, 7, 8).p()).isGreaterThan(0.9);
        var attitudes = Stream.of("rating", "complaints", "privileges", "learning", "raises", "critical", "advance")
                .map(name -> SharedVectors.column("satisfaction-drivers/attitude.csv", name))
                .toArray(double[][]::new);
        assertThat(Reliability.cronbach(attitudes)).isCloseTo(0.843142769565, within(1e-11));
        assertThatThrownBy(() -> Reliability.cronbach(new double[] {1, 2}, new double[] {2, 1}))
                .hasMessageContaining("for everybody");
    }

    @Test
    void sumsFarFromZeroKeepTheirDigits() {
        var near = Summary.of(4, 7, 13, 16);
        var far = Summary.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        assertThat(near.variance()).isEqualTo(30);
        assertThat(far.variance()).isEqualTo(30);
        assertThat(far.mean()).isEqualTo(1e9 + 10);
        assertThat(Summary.of(1, 2, 3, 10).skewness()).isCloseTo(1.0182337649086284, within(1e-14));
        assertThat(Summary.of(0.1, 0.1, 0.1).squares()).isZero();
        assertThatThrownBy(() -> Summary.of(5).variance()).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Summary.of(1, Double.NaN)).hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> Summary.of(1e308, -1e308)).isInstanceOf(UnusableData.class);
    }

    @Test
    void theIntervalOfAMeanIsStudents() {
        var interval = Summary.of(2, 4, 4, 5, 7, 8).meanInterval(0.95);
        assertThat(interval.estimate()).isEqualTo(5);
        assertThat(interval.high() - interval.estimate())
                .isCloseTo(2.570581835636314 * Math.sqrt(4.8 / 6), within(1e-12));
    }

    @Test
    void theMedianDeviationIgnoresOneMadValue() {
        assertThat(Quantiles.of(1, 2, 3, 4, 1e9).medianDeviation()).isCloseTo(1.4826022185056018, within(1e-12));
    }

    @Test
    void biasCorrectionCoversASkewedMeanBetterThanPercentiles() {
        var random = new Random(13);
        int plain = 0, corrected = 0;
        var rounds = 400;
        for (var round = 0; round < rounds; round++) {
            var sample = random.doubles(20).map(u -> Math.exp(1.5 * u * u * 3)).toArray();
            var truth = 0.0;
            for (var i = 0; i < 2_000; i++) truth += Math.exp(4.5 * Math.pow((i + 0.5) / 2_000, 2)) / 2_000;
            var percentile = Resampling.of(sample, 400, round, 0.95, DescriptiveTest::mean);
            var bca = Resampling.bca(sample, 400, round, 0.95, DescriptiveTest::mean);
            if (percentile.low() <= truth && truth <= percentile.high()) plain++;
            if (bca.low() <= truth && truth <= bca.high()) corrected++;
        }
        System.out.printf(
                "skewed mean of 20, nominal 95 %%: percentile %.3f, BCa %.3f%n",
                plain / (double) rounds, corrected / (double) rounds);
        assertThat(corrected).isGreaterThan(plain);
        assertThat(corrected / (double) rounds).isGreaterThan(0.86);
    }

    @Test
    void biasCorrectionOfASymmetricMeanChangesLittleAndAConstantStaysItself() {
        var values = new Random(1).doubles(300).toArray();
        var plain = Resampling.of(values, 2_000, 4, 0.9, DescriptiveTest::mean);
        var bca = Resampling.bca(values, 2_000, 4, 0.9, DescriptiveTest::mean);
        assertThat(bca.low()).isCloseTo(plain.low(), within(0.004));
        assertThat(bca.high()).isCloseTo(plain.high(), within(0.004));
        var constant = Resampling.bca(new double[] {2, 2, 2}, 50, 1, 0.9, DescriptiveTest::mean);
        assertThat(constant).isEqualTo(new Interval(2, 2, 2, 0.9));
        assertThatThrownBy(() -> Resampling.of(new double[] {1, 2}, 9, 1, 0.9, _ -> Double.NaN))
                .hasMessageContaining("no number");
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
