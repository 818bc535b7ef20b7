package dev.perennial.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.SharedData;
import dev.perennial.analytics.UnusableData;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    /// The reference intervals were taken with z = 1.96, which moves their ends by up to 0.0012 points.
    private static final double ROUNDED_QUANTILE = 2e-3;

    private static double[] vector(String name, String key) {
        var all = String.join(" ", SharedData.lines("vectors/statistics.json"));
        var entry = all.substring(all.indexOf("\"name\": \"" + name + "\""));
        var found = Pattern.compile(Pattern.quote("\"" + key + "\"") + "\\s*:\\s*\\[([^]]*)]")
                .matcher(entry);
        assertThat(found.find()).isTrue();
        return Arrays.stream(found.group(1).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void wilsonsIntervalsAreThoseOfNewcombesTable() {
        long[][] cases = {{81, 263}, {15, 148}, {0, 20}, {1, 29}, {29, 29}, {9, 10}, {4, 5}};
        for (var each : cases) {
            var expected = vector("wilson", each[0] + "/" + each[1]);
            var interval = new Proportion(each[0], each[1]).wilson(0.95);
            assertThat(interval.low()).isCloseTo(expected[0], within(1e-6));
            assertThat(interval.high()).isCloseTo(expected[1], within(1e-6));
        }
    }

    @Test
    void differencesOfSharesAreThoseOfNewcombesTable() {
        long[][] cases = {
            {56, 70, 48, 80}, {9, 10, 3, 10}, {6, 7, 2, 7}, {5, 56, 0, 29}, {0, 10, 0, 20}, {10, 10, 0, 20}
        };
        for (var each : cases) {
            var expected = vector("newcombe_difference", "%d/%d-%d/%d".formatted(each[0], each[1], each[2], each[3]));
            var interval = new Proportion(each[0], each[1]).minus(new Proportion(each[2], each[3]), 0.95);
            assertThat(interval.estimate()).isCloseTo(expected[0], within(5e-5));
            assertThat(interval.low()).isCloseTo(expected[1], within(5.1e-5));
            assertThat(interval.high()).isCloseTo(expected[2], within(5.1e-5));
        }
    }

    @Test
    void promoterScoresHaveAWidthEvenWhenEverybodyIsHappy() {
        var usual = new NetPromoterScore(200, 120, 80);
        assertThat(usual.score()).isEqualTo(30);
        assertThat(usual.standardError()).isCloseTo(3.905124837953, within(1e-9));
        assertThat(usual.interval(0.95).low()).isCloseTo(22.073, within(ROUNDED_QUANTILE));
        assertThat(usual.interval(0.95).high()).isCloseTo(37.333, within(ROUNDED_QUANTILE));
        var few = new NetPromoterScore(5, 3, 2).interval(0.95);
        assertThat(few.low()).isCloseTo(-21.397, within(ROUNDED_QUANTILE));
        assertThat(few.high()).isCloseTo(64.254, within(ROUNDED_QUANTILE));
        var happy = new NetPromoterScore(10, 0, 0).interval(0.95);
        assertThat(happy.low()).isCloseTo(37.546, within(ROUNDED_QUANTILE));
        assertThat(happy.high()).isEqualTo(100);
        assertThat(new NetPromoterScore(0, 0, 7).interval(0.95).high()).isCloseTo(-21.677, within(ROUNDED_QUANTILE));
    }

    @Test
    void promoterScoresAreCompared() {
        var comparison = new NetPromoterScore(200, 120, 80).against(new NetPromoterScore(90, 70, 60));
        assertThat(comparison.difference()).isCloseTo(16.3636363636, within(1e-9));
        assertThat(comparison.z()).isCloseTo(2.42867, within(1e-5));
        assertThat(comparison.p()).isCloseTo(0.015154, within(1e-6));
    }

    @Test
    void promoterIntervalsCoverTheTruthForFewAnswersToo() {
        var random = new Random(6);
        for (var n : new int[] {10, 50}) {
            var inside = 0;
            for (var round = 0; round < 4_000; round++) {
                int promoters = 0, detractors = 0;
                for (var i = 0; i < n; i++) {
                    var draw = random.nextDouble();
                    if (draw < 0.8) promoters++;
                    else if (draw > 0.95) detractors++;
                }
                var interval = new NetPromoterScore(promoters, n - promoters - detractors, detractors).interval(0.95);
                if (interval.low() <= 75 && 75 <= interval.high()) inside++;
            }
            assertThat(inside / 4_000.0).isBetween(0.92, 0.985);
        }
    }

    @Test
    void manyComparisonsAreCorrectedAsInThePaper() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        };
        assertThat(ManyTests.holm(p)).containsExactly(vector("p_adjust", "holm"), within(1e-12));
        assertThat(ManyTests.benjaminiHochberg(p)).containsExactly(vector("p_adjust", "BH"), within(1e-12));
        assertThat(ManyTests.holm(0.04, 0.01)).containsExactly(new double[] {0.04, 0.02}, within(1e-12));
        assertThat(ManyTests.holm()).isEmpty();
        assertThatThrownBy(() -> ManyTests.holm(0.1, Double.NaN)).hasMessageContaining("p value 1 is NaN");
    }

    @Test
    void concentrationRunsFromEqualToOneHasAll() {
        assertThat(Concentration.of(5, 5, 5).gini()).isZero();
        assertThat(Concentration.of(3, 1, 4, 2).gini()).isCloseTo(0.25, within(1e-15));
        assertThat(Concentration.of(0, 0, 0, 9).gini()).isCloseTo(0.75, within(1e-15));
        assertThat(Concentration.of(3, 1, 4, 2).heldByTop(0.25)).isCloseTo(0.4, within(1e-15));
        assertThat(Concentration.of(3, 1, 4, 2).heldByTop(0.375)).isCloseTo(0.55, within(1e-15));
        assertThat(Concentration.of(3, 1, 4, 2).lorenz(5))
                .containsExactly(new double[] {0, 0.1, 0.3, 0.6, 1}, within(1e-12));
        assertThatThrownBy(() -> Concentration.of(0, 0)).isInstanceOf(UnusableData.class);
        assertThatThrownBy(() -> Concentration.of(1, -2)).hasMessageContaining("value 1 is -2.0");
    }

    /// Remission times of 21 leukaemia patients on 6-MP, Freireich et al. 1963, as in many textbooks.
    @Test
    void retentionOfTheTextbookSampleIsAsPrinted() {
        double[] weeks = {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
        var left = new boolean[weeks.length];
        for (var i : new int[] {0, 1, 2, 4, 6, 9, 10, 14, 15}) left[i] = true;
        var curve = KaplanMeier.of(weeks, left, 0.95);
        assertThat(curve.steps())
                .extracting(KaplanMeier.Step::time)
                .containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
        double[] printed = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
        for (var i = 0; i < printed.length; i++)
            assertThat(curve.steps().get(i).remaining().estimate()).isCloseTo(printed[i], within(5e-4));
        assertThat(curve.steps().getFirst().standardError()).isCloseTo(0.0764, within(5e-5));
        assertThat(curve.steps().getLast().standardError()).isCloseTo(0.1346, within(5e-5));
        assertThat(curve.remainingAfter(5)).isEqualTo(1);
        assertThat(curve.remainingAfter(12)).isCloseTo(0.753, within(5e-4));
        assertThatThrownBy(() -> KaplanMeier.of(new double[] {-1}, new boolean[1], 0.95))
                .hasMessageContaining("time 0 is -1.0");
    }

    @Test
    void resamplingAgreesWithTheFormulaForAMean() {
        var random = new Random(3);
        var values = random.doubles(400).map(u -> 10 + 4 * u).toArray();
        var interval = Resampling.of(
                values,
                2_000,
                1,
                0.95,
                sample -> Arrays.stream(sample).average().orElseThrow());
        var width = 2 * 1.96 * 4 / Math.sqrt(12) / Math.sqrt(400);
        assertThat(interval.high() - interval.low()).isCloseTo(width, within(0.1 * width));
        assertThat(interval.estimate()).isBetween(interval.low(), interval.high());
    }

    @Test
    void impossibleSharesAreRefused() {
        assertThatThrownBy(() -> new Proportion(5, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Proportion(5, 4)).hasMessageContaining("5 hits");
        assertThatThrownBy(() -> new Proportion(1, 4).wilson(1)).hasMessageContaining("level of 1.0");
        assertThatThrownBy(() -> new NetPromoterScore(0, 0, 0)).hasMessageContaining("no answers");
    }
}
