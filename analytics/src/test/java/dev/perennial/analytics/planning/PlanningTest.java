package dev.perennial.analytics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.comparison.ChiSquaredTest;
import dev.perennial.analytics.comparison.WelchT;
import dev.perennial.analytics.statistics.NetPromoterScore;
import dev.perennial.analytics.statistics.Proportion;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanningTest {
    /// R's own root finder stops about 1e-5 short.
    @Test
    void sizesAreThoseOfR() {
        assertThat(SampleSize.forMeans(1, 1, 0.95, 0.9)).isCloseTo(22.0210977039, within(3e-5));
        assertThat(SampleSize.forShares(0.5, 0.75, 0.95, 0.9)).isCloseTo(76.7069301141, within(1e-4));
        assertThat(Power.ofMeans(SampleSize.forMeans(0.3, 2, 0.9, 0.8), 0.3, 2, 0.9))
                .isCloseTo(0.8, within(1e-10));
        assertThat(Power.ofShares(SampleSize.forShares(0.1, 0.2, 0.95, 0.8), 0.1, 0.2, 0.95))
                .isCloseTo(0.8, within(1e-10));
        assertThat(SampleSize.visibleDifferenceOfMeans(22.0210977039, 1, 0.95, 0.9))
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void thePowerPromisedIsThePowerSeen() {
        var random = new Random(5);
        int means = 0, shares = 0, scores = 0;
        var rounds = 1_500;
        var n = (int) Math.ceil(SampleSize.forMeans(1, 1.5, 0.95, 0.8));
        var m = (int) Math.ceil(SampleSize.forShares(0.6, 0.75, 0.95, 0.8));
        var k = (int) Math.ceil(SampleSize.forPromoterScores(25, 0.5, 0.2, 0.95, 0.8));
        for (var round = 0; round < rounds; round++) {
            var one = random.doubles(n).map(_ -> 1.5 * random.nextGaussian()).toArray();
            var two =
                    random.doubles(n).map(_ -> 1 + 1.5 * random.nextGaussian()).toArray();
            if (WelchT.of(one, two, 0.95).p() < 0.05) means++;
            var yes = random.doubles(m).filter(u -> u < 0.6).count();
            var more = random.doubles(m).filter(u -> u < 0.75).count();
            if (ChiSquaredTest.of(new long[][] {{yes, m - yes}, {more, m - more}}, 0.95)
                            .p()
                    < 0.05) shares++;
            if (score(random, k, 0.5, 0.2)
                            .against(score(random, k, 0.375, 0.325))
                            .p()
                    < 0.05) scores++;
        }
        System.out.printf(
                "promised 0.80: means %.3f, shares %.3f, promoter scores %.3f%n",
                means / (double) rounds, shares / (double) rounds, scores / (double) rounds);
        assertThat(means / (double) rounds).isCloseTo(0.8, within(0.035));
        assertThat(shares / (double) rounds).isCloseTo(0.8, within(0.035));
        assertThat(scores / (double) rounds).isCloseTo(0.8, within(0.06));
    }

    private static NetPromoterScore score(Random random, int n, double promoters, double detractors) {
        var up = 0;
        var down = 0;
        for (var i = 0; i < n; i++) {
            var u = random.nextDouble();
            if (u < promoters) up++;
            else if (u > 1 - detractors) down++;
        }
        return new NetPromoterScore(up, n - up - down, down);
    }

    @Test
    void marginsAreKeptByTheIntervalsThemselves() {
        var share = SampleSize.forShare(0.05, 0.5, 0.95);
        assertThat(share).isBetween(380L, 385L);
        var kept = new Proportion(share / 2, share).wilson(0.95);
        assertThat(kept.high() - kept.low()).isLessThan(0.1001);
        var fewer = new Proportion(share / 2 - 5, share - 10).wilson(0.95);
        assertThat(fewer.high() - fewer.low()).isGreaterThan(0.1001);
        var answers = SampleSize.forPromoterScore(10, 0.5, 0.2, 0.95);
        var score = new NetPromoterScore(answers / 2, answers - answers / 2 - answers / 5, answers / 5).interval(0.95);
        assertThat((score.high() - score.low()) / 2).isCloseTo(10, within(0.15));
        assertThat(SampleSize.forMean(1, 10, 0.95)).isBetween(386L, 388L);
    }

    @Test
    void questionsNobodyCanAnswerAreRefused() {
        for (Runnable wrong : List.<Runnable>of(
                () -> SampleSize.forMeans(0, 1, 0.95, 0.8),
                () -> SampleSize.forMeans(1, 0, 0.95, 0.8),
                () -> SampleSize.forMeans(1e-9, 1, 0.95, 0.8),
                () -> SampleSize.forMeans(Double.NaN, 1, 0.95, 0.8),
                () -> SampleSize.forShares(0.5, 1.5, 0.95, 0.8),
                () -> SampleSize.forShares(0.5, 0.6, 0.95, 0.04),
                () -> SampleSize.forPromoterScores(10, 1, 0, 0.95, 0.8),
                () -> SampleSize.forShare(0, 0.5, 0.95),
                () -> SampleSize.forMean(Double.NaN, 1, 0.95),
                () -> Power.ofMeans(1, 1, 1, 0.95)))
            assertThatThrownBy(wrong::run).isInstanceOf(UnusableData.class);
    }
}
