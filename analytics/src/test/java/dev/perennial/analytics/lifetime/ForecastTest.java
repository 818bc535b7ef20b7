package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final BgNbd TRUTH = new BgNbd(0.7, 30, 0.5, 2);

    @Test
    void ninetyPercentIntervalsForTheTotalHoldAboutNinetyPercentOfFutures() {
        var rounds = Boolean.getBoolean("perennial.long") ? 1_000 : 200;
        var inside = 0;
        for (var round = 0; round < rounds; round++) {
            var lives = Simulated.lives(TRUTH, 300, 365, 90, 1_000 + round);
            var forecast = Forecast.purchases(BgNbd.fit(lives.past()), lives.past(), 90, 0.9);
            var came = Arrays.stream(lives.future()).sum();
            if (forecast.low() <= came && came <= forecast.high()) inside++;
        }
        assertThat((double) inside / rounds).isBetween(0.85, 0.96);
    }

    @Test
    void ninetyPercentIntervalsForTheRevenueHoldAboutNinetyPercentOfFutures() {
        var rounds = Boolean.getBoolean("perennial.long") ? 1_000 : 200;
        var inside = 0;
        for (var round = 0; round < rounds; round++) {
            var lives = Simulated.lives(TRUTH, 300, 365, 90, 5_000 + round);
            var random = new Random(round);
            var past = lives.past();
            var spend = new double[past.size()];
            var came = 0.0;
            for (var i = 0; i < past.size(); i++) {
                var scale = 40 / Simulated.gamma(random, 4);
                var x = past.frequency(i);
                if (x > 0) spend[i] = Simulated.gamma(random, 3 * x) * scale / x;
                if (lives.future()[i] > 0) came += Simulated.gamma(random, 3 * lives.future()[i]) * scale;
            }
            var customers = RfmSummary.of(
                    ints(past.size(), past::frequency),
                    ints(past.size(), past::recencyDays),
                    ints(past.size(), past::ageDays),
                    spend);
            var forecast = Forecast.revenue(BgNbd.fit(customers), GammaGamma.fit(customers), customers, 90, 0.9);
            if (forecast.low() <= came && came <= forecast.high()) inside++;
        }
        assertThat((double) inside / rounds).isBetween(0.84, 0.96);
    }

    private static int[] ints(int size, IntUnaryOperator values) {
        return IntStream.range(0, size).map(values).toArray();
    }

    @Test
    void aHigherLevelGivesAWiderInterval() {
        var customers = Simulated.customers(TRUTH, 400, 365, 1);
        var fit = BgNbd.fit(customers);
        var half = Forecast.purchases(fit, customers, 90, 0.5);
        var most = Forecast.purchases(fit, customers, 90, 0.95);
        assertThat(most.low()).isLessThan(half.low());
        assertThat(most.high()).isGreaterThan(half.high());
        assertThat(half.expected()).isBetween(half.low(), half.high());
        assertThatThrownBy(() -> Forecast.purchases(fit, customers, 90, 1.5))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("1.5");
    }

    @Test
    void oneCustomersIntervalIsWholeNumbersAroundTheExpectation() {
        var fit = BgNbd.fit(Simulated.customers(TRUTH, 2_000, 365, 2));
        var regular = Forecast.purchases(fit, 90, 40, 298, 300, 0.9);
        assertThat(regular.low()).isPositive();
        assertThat(regular.expected()).isBetween(regular.low(), regular.high());
        var gone = Forecast.purchases(fit, 90, 40, 60, 300, 0.9);
        assertThat(gone.low()).isZero();
        assertThat(gone.high()).isZero();
    }

    @Test
    void theBootstrapAgreesWithTheInformationMatrix() {
        var customers = Simulated.customers(TRUTH, 3_000, 365, 3);
        var fit = BgNbd.fit(customers);
        var drawn = Bootstrap.of(
                customers, 200, 1, 0.9, sample -> BgNbd.fit(sample).model().r());
        var width = 2 * 1.645 * fit.standardErrors()[0];
        assertThat(drawn.high() - drawn.low()).isCloseTo(width, within(0.25 * width));
        assertThat(drawn)
                .isEqualTo(Bootstrap.of(
                        customers,
                        200,
                        1,
                        0.9,
                        sample -> BgNbd.fit(sample).model().r()));
    }
}
