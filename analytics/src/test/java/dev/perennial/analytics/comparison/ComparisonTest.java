package dev.perennial.analytics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.comparison.Comparison.AllTheSame;
import dev.perennial.analytics.comparison.Comparison.Because;
import dev.perennial.analytics.comparison.Comparison.Compared;
import dev.perennial.analytics.comparison.Comparison.TooLittle;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.statistics.NetPromoterScore;
import dev.perennial.analytics.statistics.Proportion;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void sharesGoToChiSquaredWhenCountsAreLargeAndToFisherWhenSmall() {
        var large = compared(new Measure.YesNo(List.of(new Proportion(56, 70), new Proportion(48, 80))));
        assertThat(large.result().method()).isEqualTo(Method.CHI_SQUARED);
        assertThat(large.because())
                .contains(Because.YES_OR_NO, Because.TWO_GROUPS, Because.EXPECTED_COUNTS_LARGE_ENOUGH);
        assertThat(large.different()).isTrue();
        assertThat(large.result().effect(Kind.RISK_DIFFERENCE)).isPresent();
        var small = compared(new Measure.YesNo(List.of(new Proportion(2, 12), new Proportion(1, 14))));
        assertThat(small.result().method()).isEqualTo(Method.FISHER_EXACT);
        assertThat(small.because()).contains(Because.EXPECTED_COUNTS_TOO_SMALL, Because.ALL_OUTCOMES_COUNTED);
        assertThat(small.different()).isFalse();
    }

    @Test
    void shortScalesAreComparedByRank() {
        var two = compared(new Measure.Scale(new long[][] {{3, 2, 4, 9, 2}, {1, 1, 2, 6, 12}}));
        assertThat(two.result().method()).isEqualTo(Method.MANN_WHITNEY);
        assertThat(two.because()).contains(Because.SHORT_SCALE_HAS_ORDER_ONLY);
        var three = compared(new Measure.Scale(new long[][] {{3, 2, 4, 9, 2}, {1, 1, 2, 6, 12}, {9, 9, 1, 0, 0}}));
        assertThat(three.result().method()).isEqualTo(Method.KRUSKAL_WALLIS);
        assertThat(three.contrasts()).hasSize(3);
        assertThat(three.contrasts().get(2).adjusted()).isLessThan(0.001);
    }

    @Test
    void promoterScoresAreComparedByDealingTheAnswersOut() {
        var result = compared(
                new Measure.Promoters(List.of(new NetPromoterScore(200, 120, 80), new NetPromoterScore(90, 70, 60))));
        assertThat(result.result().method()).isEqualTo(Method.PERMUTATION);
        assertThat(result.different()).isTrue();
        var difference = result.result().effect(Kind.NPS_DIFFERENCE).orElseThrow();
        assertThat(difference.low()).isPositive();
        assertThat(difference.estimate()).isBetween(16.36, 16.37);
    }

    @Test
    void amountsGoToWelchUnlessTheirTailsAreLongAndValuesFew() {
        var random = new Random(3);
        var even = random.doubles(40).map(u -> 10 + u).toArray();
        var other = random.doubles(60).map(u -> 10.5 + 3 * u).toArray();
        assertThat(compared(new Measure.Amounts(List.of(even, other))).result().method())
                .isEqualTo(Method.WELCH_T);
        var tail = random.doubles(15).map(u -> Math.pow(u, -1.5)).toArray();
        var longTail = compared(new Measure.Amounts(List.of(even, tail)));
        assertThat(longTail.result().method()).isEqualTo(Method.STUDENTISED_PERMUTATION);
        assertThat(longTail.because()).contains(Because.LONG_TAILS_AND_FEW_VALUES);
        var constant = compared(new Measure.Amounts(List.of(even, new double[12])));
        assertThat(constant.result().method()).isEqualTo(Method.MANN_WHITNEY);
        assertThat(constant.different()).isTrue();
    }

    @Test
    void eventsAreComparedByExposure() {
        var result = compared(new Measure.Counts(List.of(new Rate(30, 1_000), new Rate(0, 900))));
        assertThat(result.result().method()).isEqualTo(Method.POISSON_RATES);
        assertThat(result.different()).isTrue();
    }

    @Test
    void tooFewAnswersAreASentenceNotAVerdict() {
        var none = Comparison.of(new Measure.Scale(new long[][] {{0, 2, 7}, {5, 1, 0}}), 0.95);
        assertThat(none).isEqualTo(new TooLittle(List.of(0, 1), 10));
        var one = compared(new Measure.Scale(new long[][] {{0, 2, 9}, {5, 1, 0}, {8, 8, 2}}));
        assertThat(one.leftOut()).containsExactly(1);
        var same = Comparison.of(new Measure.Scale(new long[][] {{0, 0, 12}, {0, 0, 40}}), 0.95);
        assertThat(same).isEqualTo(new AllTheSame(List.of()));
        var nobody = Comparison.of(new Measure.YesNo(List.of(new Proportion(0, 12), new Proportion(0, 40))), 0.95);
        assertThat(nobody).isInstanceOf(AllTheSame.class);
        assertThatThrownBy(() -> Comparison.of(new Measure.Scale(new long[][] {{1, 2}}), 0.95))
                .isInstanceOf(UnusableData.class);
    }

    @Test
    void contrastsKeepTheNumbersOfTheGroupsGiven() {
        var measure = new Measure.Scale(new long[][] {{5, 5, 5}, {1, 0, 0}, {20, 0, 0}, {0, 5, 15}});
        assertThat(compared(measure).contrasts())
                .extracting(Comparison.Contrast::group)
                .containsExactly(0, 2, 3);
        var pairs = Comparison.pairs(measure, 0.95);
        assertThat(pairs).hasSize(3);
        assertThat(pairs.getLast().group()).isEqualTo(2);
        assertThat(pairs.getLast().against()).hasValue(3);
        assertThat(pairs.getLast().adjusted())
                .isGreaterThanOrEqualTo(pairs.getLast().result().p());
    }

    /// Row 12 of the targets: twenty segments without any difference, and how often one of them is
    /// flagged.
    @Test
    void twentyEqualSegmentsSeldomRaiseAnAlarm() {
        var random = new Random(20);
        double[] mood = {0.05, 0.10, 0.20, 0.35, 0.30};
        for (var answers : new int[] {10, 30, 100}) {
            var rounds = Integer.getInteger("perennial.rounds", 150);
            int ranks = 0, shares = 0, scores = 0;
            for (var round = 0; round < rounds; round++) {
                var counts = new long[20][5];
                for (var segment : counts) for (var i = 0; i < answers; i++) segment[draw(random, mood)]++;
                if (flagged(new Measure.Scale(counts))) ranks++;
                if (flagged(new Measure.YesNo(IntStream.range(0, 20)
                        .mapToObj(g -> new Proportion(counts[g][3] + counts[g][4], answers))
                        .toList()))) shares++;
                if (flagged(new Measure.Promoters(IntStream.range(0, 20)
                        .mapToObj(g -> new NetPromoterScore(
                                counts[g][4], counts[g][3], counts[g][0] + counts[g][1] + counts[g][2]))
                        .toList()))) scores++;
            }
            System.out.printf(
                    "20 equal segments of %d: flagged %.3f by rank, %.3f as shares, %.3f as promoter scores%n",
                    answers, ranks / (double) rounds, shares / (double) rounds, scores / (double) rounds);
            var most = 0.06 + 2.5 * Math.sqrt(0.06 * 0.94 / rounds);
            assertThat(ranks / (double) rounds).isLessThan(most);
            assertThat(shares / (double) rounds).isLessThan(most);
            assertThat(scores / (double) rounds).isLessThan(most);
        }
    }

    /// Row 12: a thousand segments of ten thousand answers each.
    @Test
    void tenMillionAnswersInAThousandSegmentsAreComparedInASecond() {
        var random = new Random(1);
        var counts = new long[1_000][5];
        for (var segment : counts) for (var i = 0; i < 10_000; i++) segment[random.nextInt(5)]++;
        compared(new Measure.Scale(counts));
        var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        var result = compared(new Measure.Scale(counts));
        var seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf("1,000 segments x 10,000 counted answers: %.3f s processor%n", seconds);
        assertThat(result.contrasts()).hasSize(1_000);
        assertThat(seconds).isLessThan(5);
    }

    @Test
    void noResultEverHoldsANaN() {
        var random = new Random(9);
        for (var round = 0; round < 150; round++) {
            var groups = 2 + random.nextInt(4);
            var counts = new long[groups][2 + random.nextInt(5)];
            for (var segment : counts)
                for (var v = 0; v < segment.length; v++) segment[v] = random.nextInt(4) * random.nextInt(30);
            for (var measure : List.of(new Measure.Scale(counts), new Measure.Categories(counts)))
                if (Comparison.of(measure, 0.95) instanceof Compared compared) {
                    assertThat(compared.result().p()).isBetween(0.0, 1.0);
                    assertThat(compared.result().statistic()).isFinite();
                    for (var effect : compared.result().effects()) {
                        assertThat(effect.value().low())
                                .isFinite()
                                .isLessThanOrEqualTo(effect.value().estimate());
                        assertThat(effect.value().high())
                                .isFinite()
                                .isGreaterThanOrEqualTo(effect.value().estimate());
                    }
                }
        }
    }

    private static boolean flagged(Measure measure) {
        return Comparison.of(measure, 0.95) instanceof Compared compared
                && compared.contrasts().stream().anyMatch(c -> c.adjusted() < 0.05);
    }

    private static int draw(Random random, double[] shares) {
        var at = random.nextDouble();
        for (var i = 0; i < shares.length - 1; i++) {
            at -= shares[i];
            if (at < 0) return i;
        }
        return shares.length - 1;
    }

    private static Compared compared(Measure measure) {
        return (Compared) Comparison.of(measure, 0.95);
    }
}
