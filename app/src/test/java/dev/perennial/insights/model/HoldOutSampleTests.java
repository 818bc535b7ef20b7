package dev.perennial.insights.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.insights.model.Findings.Guess;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldOutSampleTests {
    private static final int LAST_DAY = 20_000;
    private static final BgNbd ANY = new BgNbd(1, 1, 1, 1);

    private static Histories shop(int customers) {
        var random = new Random(3);
        var histories = new Histories();
        for (var i = 0; i < customers; i++) {
            var who = new UUID(i, 7);
            var day = LAST_DAY - 364 + random.nextInt(100);
            var pause = 5 + random.nextInt(60);
            var stays = random.nextInt(4) > 0;
            for (var visit = 0; day <= LAST_DAY && (stays || visit < 3); visit++) {
                histories.bought(who, day, 1_000, true);
                day += 1 + random.nextInt(2 * pause);
            }
        }
        return histories;
    }

    @Test
    void aSampleHasAboutTheSizeAskedForAndIsTheSameEveryNight() {
        var histories = shop(5_000);
        var sample = histories.sample(1_000);
        assertThat(sample.length).isBetween(880, 1_120);
        assertThat(histories.sample(1_000)).containsExactly(sample);
        assertThat(sample).isSorted().doesNotHaveDuplicates();
        assertThat(histories.sample(5_000)).hasSize(5_000);
    }

    @Test
    void whoIsInTheSampleStaysInItWhenOthersCome() {
        var few = shop(5_000);
        var many = shop(10_000);
        var before = few.sample(1_000);
        assertThat(many.sample(2_000)).contains(before);
    }

    @Test
    void aSampleTellsWhatAllWouldTellAndSaysThatItIsOne() {
        var histories = shop(6_000);
        var all = HoldOutChecks.of(histories, LAST_DAY, ANY, 100_000);
        var some = HoldOutChecks.of(histories, LAST_DAY, ANY, 1_500);
        var whole = all.checks().getFirst();
        var part = some.checks().getFirst();
        assertThat(part.guess()).isEqualTo(Guess.MODEL);
        assertThat(part.customers()).isBetween(1_300L, 1_700L);
        assertThat(part.known()).isEqualTo(6_000L);
        assertThat(part.sampled()).isTrue();
        assertThat(whole.sampled()).isFalse();
        assertThat(part.meanError()).isCloseTo(whole.meanError(), within(0.1 * whole.meanError()));
        assertThat(part.totalError()).isCloseTo(whole.totalError(), within(0.05));
    }
}
