package dev.perennial.today.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class GreetingTests {
    @Test
    void theBakerAtFourIsWishedAGoodMorning() {
        assertThat(Greeting.at(LocalTime.of(4, 0))).isEqualTo(Greeting.MORNING);
        assertThat(Greeting.at(LocalTime.of(11, 59))).isEqualTo(Greeting.MORNING);
    }

    @Test
    void whoStillWorksAfterMidnightIsWishedAGoodEvening() {
        assertThat(Greeting.at(LocalTime.of(3, 59))).isEqualTo(Greeting.EVENING);
        assertThat(Greeting.at(LocalTime.of(18, 0))).isEqualTo(Greeting.EVENING);
    }

    @Test
    void noonBeginsTheAfternoon() {
        assertThat(Greeting.at(LocalTime.of(12, 0))).isEqualTo(Greeting.AFTERNOON);
    }
}
