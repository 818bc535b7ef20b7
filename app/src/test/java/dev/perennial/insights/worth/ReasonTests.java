package dev.perennial.insights.worth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.insights.model.Standing;
import dev.perennial.support.PerennialTest;
import org.junit.jupiter.api.Test;

@PerennialTest
class ReasonTests {
    @Test
    void silenceIsSetAgainstTheUsualPause() {
        assertThat(Reason.of(Standing.SLIPPING, 9.0, 41).words()).isEqualTo("buys every 9 days, silent for 41");
    }

    @Test
    void whoComesDailyIsSaidSo() {
        assertThat(Reason.of(Standing.LOST, 1.0, 41).words()).isEqualTo("buys nearly every day, silent for 41");
        assertThat(Reason.of(Standing.REGULAR, 0.5, 1).words()).isEqualTo("buys nearly every day, last 1 day ago");
    }

    @Test
    void aRegularIsNotCalledSilent() {
        assertThat(Reason.of(Standing.REGULAR, 14.0, 3).words()).isEqualTo("buys every 14 days, last 3 days ago");
    }

    @Test
    void oneVisitHasNoRhythm() {
        assertThat(Reason.of(Standing.ONCE, null, 40).words()).isEqualTo("bought once, 40 days before the figures end");
    }
}
