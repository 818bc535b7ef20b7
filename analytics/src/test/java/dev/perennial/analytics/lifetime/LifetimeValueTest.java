package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {
    private final BgNbd model = new BgNbd(0.7, 30, 0.5, 2);
    private final GammaGamma spend = new GammaGamma(6, 4, 15);

    @Test
    void withoutDiscountItIsMarginTimesSpendTimesPurchases() {
        var value = new LifetimeValue(365, 0, 0.4).of(model, spend, 5, 80, 90, 25);
        assertThat(value)
                .isCloseTo(0.4 * spend.expectedSpend(5, 25) * model.expectedPurchases(365, 5, 80, 90), within(1e-10));
    }

    @Test
    void discountingIsTheSumOverDays() {
        for (var discount : new double[] {1e-4, 0.01, 0.5}) {
            var sum = 0.0;
            var before = 0.0;
            for (var step = 1; step <= 36_500; step++) {
                var now = model.expectedPurchases(step / 50.0, 5, 80, 90);
                sum += (now - before) * Math.exp(-discount * (step - 0.5) / 50);
                before = now;
            }
            assertThat(model.discountedPurchases(730, discount, 5, 80, 90)).isCloseTo(sum, within(1e-5 * sum));
        }
    }

    @Test
    void moneyNextYearIsWorthLessByTheYearlyRate() {
        var value = LifetimeValue.yearly(365.25, 0.1, 1, 1);
        assertThat(Math.exp(-value.discount() * 365.25)).isCloseTo(1 / 1.1, within(1e-12));
        var weekly = LifetimeValue.yearly(52, 0.1, 1, 7);
        assertThat(weekly.discount()).isCloseTo(7 * value.discount(), within(1e-15));
    }

    @Test
    void bulkValuesAreTheSingleValues() {
        var customers = RfmSummary.of(new int[] {0, 5}, new int[] {0, 80}, new int[] {40, 90}, new double[] {0, 25});
        var value = new LifetimeValue(365, 0.001, 0.4);
        var all = value.of(model, spend, customers);
        assertThat(all[0]).isCloseTo(value.of(model, spend, 0, 0, 40, 0), within(1e-10));
        assertThat(all[1]).isCloseTo(value.of(model, spend, 5, 80, 90, 25), within(1e-10));
    }

    @Test
    void senselessTermsAreRefused() {
        assertThatThrownBy(() -> new LifetimeValue(-1, 0, 1)).hasMessageContaining("horizon of -1");
        assertThatThrownBy(() -> new LifetimeValue(1, Double.NaN, 1)).hasMessageContaining("rate of NaN");
        assertThatThrownBy(() -> new LifetimeValue(1, 0, 1.2))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("margin of 1.2");
    }
}
