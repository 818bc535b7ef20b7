package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import org.junit.jupiter.api.Test;

class PurchaseLogTest {
    private final PurchaseLog log = PurchaseLog.of(
            new int[] {7, 3, 7, 7, 3, 7, 9},
            new int[] {100, 110, 120, 120, 115, 150, 200},
            new double[] {5, 8, 10, 2, 0, 20, 1});

    @Test
    void twoPurchasesOnADayAreOneOccasion() {
        assertThat(log.size()).isEqualTo(6);
        var summary = log.summary(150);
        assertThat(summary.size()).isEqualTo(2);
        assertThat(summary.customer(1)).isEqualTo(7);
        assertThat(summary.frequency(1)).isEqualTo(2);
        assertThat(summary.recency(1)).isEqualTo(50);
        assertThat(summary.age(1)).isEqualTo(50);
        assertThat(summary.meanSpend(1)).isCloseTo((12 + 20) / 2.0, within(1e-12));
    }

    @Test
    void theFutureIsNotLookedAt() {
        var summary = log.summary(119);
        assertThat(summary.size()).isEqualTo(2);
        assertThat(summary.frequency(0)).isEqualTo(1);
        assertThat(summary.frequency(1)).isZero();
        assertThatThrownBy(() -> log.summary(50)).isInstanceOf(UnusableData.class);
    }

    @Test
    void aDayWithoutMoneyIsAPurchaseButNoSpend() {
        var summary = log.summary(150);
        assertThat(summary.frequency(0)).isEqualTo(1);
        assertThat(summary.meanSpend(0)).isZero();
    }

    @Test
    void timeIsGivenInTheUnitAskedFor() {
        assertThat(log.summary(156).inWeeks().age(1)).isEqualTo(8);
        assertThatThrownBy(() -> log.summary(156).inUnitsOf(0)).hasMessageContaining("0.0 days");
    }

    @Test
    void brokenLogsAreRefusedByName() {
        assertThatThrownBy(() -> PurchaseLog.of(new int[0], new int[0], new double[0]))
                .hasMessageContaining("no purchases");
        assertThatThrownBy(() -> PurchaseLog.of(new int[1], new int[1], new double[] {Double.NaN}))
                .hasMessageContaining("amount NaN");
        assertThatThrownBy(() -> HoldOut.of(log, 150, 150, 1, BgNbd::fit)).hasMessageContaining("ends on day 150");
    }
}
