package dev.perennial.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.feedback.Scale.Box;
import dev.perennial.feedback.Scale.Polarity;
import org.junit.jupiter.api.Test;

class ScaleTests {
    @Test
    void sixDetractsSevenDoesNotAndNinePromotes() {
        assertThat(Scale.NPS.box(6)).isEqualTo(Box.BAD);
        assertThat(Scale.NPS.box(7)).isEqualTo(Box.MIDDLE);
        assertThat(Scale.NPS.box(8)).isEqualTo(Box.MIDDLE);
        assertThat(Scale.NPS.box(9)).isEqualTo(Box.GOOD);
    }

    @Test
    void littleEffortIsGoodAndMuchEaseIsGood() {
        assertThat(Scale.EFFORT.box(1)).isEqualTo(Box.GOOD);
        assertThat(Scale.EFFORT.box(5)).isEqualTo(Box.BAD);
        assertThat(Scale.EASE.box(7)).isEqualTo(Box.GOOD);
        assertThat(Scale.EASE.box(3)).isEqualTo(Box.BAD);
    }

    @Test
    void effortAndEaseAreNeverOneSeries() {
        assertThat(Scale.EFFORT.isSameSeries(Scale.EASE)).isFalse();
        assertThat(Scale.rating(1, 5, Polarity.HIGH_IS_GOOD).isSameSeries(Scale.rating(1, 7, Polarity.HIGH_IS_GOOD)))
                .isFalse();
    }

    @Test
    void theGoodBoxGrowsWithTheScale() {
        assertThat(Scale.rating(1, 3, Polarity.HIGH_IS_GOOD).goodAt()).isEqualTo(3);
        assertThat(Scale.rating(1, 5, Polarity.HIGH_IS_GOOD).goodAt()).isEqualTo(4);
        assertThat(Scale.rating(1, 7, Polarity.HIGH_IS_GOOD).goodAt()).isEqualTo(6);
        assertThat(Scale.rating(1, 10, Polarity.HIGH_IS_GOOD).goodAt()).isEqualTo(8);
        assertThat(Scale.rating(1, 5, Polarity.LOW_IS_GOOD).goodAt()).isEqualTo(2);
        assertThat(Scale.rating(1, 5, Polarity.LOW_IS_GOOD).badAt()).isEqualTo(4);
    }

    @Test
    void aScaleUpsideDownIsNone() {
        assertThatThrownBy(() -> Scale.rating(5, 1, Polarity.HIGH_IS_GOOD)).hasMessage("low is below high");
    }
}
