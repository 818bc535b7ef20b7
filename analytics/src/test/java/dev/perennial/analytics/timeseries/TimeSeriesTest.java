package dev.perennial.analytics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.perennial.analytics.SharedVectors;
import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.comparison.Rate;
import dev.perennial.analytics.statistics.Proportion;
import dev.perennial.analytics.timeseries.ControlChart.Signal;
import dev.perennial.analytics.timeseries.PeriodCheck.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
    /// Rosner's 54 values as printed in the NIST/SEMATECH e-Handbook, 1.3.5.17.3.
    private static final double[] ROSNER = {
        -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.70,
        1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.40,
        2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01
    };

    @Test
    void rosnersThreeOutliersAreFound() {
        var found = Outliers.of(10, 0.95, ROSNER);
        double[] distances = {3.119, 2.943, 3.179, 2.810, 2.816, 2.848, 2.279, 2.310, 2.102, 2.067};
        double[] critical = {3.159, 3.151, 3.144, 3.136, 3.128, 3.120, 3.112, 3.103, 3.094, 3.085};
        for (var i = 0; i < 10; i++) {
            assertThat(found.steps().get(i).distance()).isCloseTo(distances[i], within(1.1e-3));
            assertThat(found.steps().get(i).critical()).isCloseTo(critical[i], within(1.1e-3));
        }
        assertThat(found.indices()).containsExactly(53, 52, 51);
        assertThatThrownBy(() -> Outliers.of(3, 0.95, 1, 2, 3)).isInstanceOf(UnusableData.class);
    }

    @Test
    void theNileFellIn1898() {
        var flow = SharedVectors.column("timeseries/nile.csv", "flow");
        var trend = Trend.of(0.95, flow);
        assertThat(trend.s()).isEqualTo(-1387);
        assertThat(trend.variance()).isCloseTo(112728.3333, within(1e-4));
        assertThat(trend.z()).isCloseTo(-4.128067, within(1e-6));
        assertThat(trend.p()).isCloseTo(3.658e-05, within(1e-8));
        assertThat(trend.slope().estimate()).isCloseTo(-2.6, within(1e-12));
        assertThat(trend.slope().high()).isNegative();
        var change = ChangePoint.of(flow);
        assertThat(change.k()).isEqualTo(1617);
        assertThat(1871 + change.last()).isEqualTo(1898);
        assertThat(change.pIfIndependent()).isCloseTo(3.591e-07, within(1e-10));
        assertThat(change.before()).isCloseTo(1097.75, within(1e-9));
        assertThat(change.after()).isCloseTo(849.9722, within(1e-4));
        assertThat(change.p()).isBetween(change.pIfIndependent(), 0.001);
    }

    @Test
    void aSlowWaveIsNotTakenForABreak() {
        var random = new Random(3);
        int naive = 0, aware = 0;
        for (var round = 0; round < 300; round++) {
            var values = new double[100];
            for (var i = 1; i < 100; i++) values[i] = 0.6 * values[i - 1] + random.nextGaussian();
            var change = ChangePoint.of(values);
            if (change.pIfIndependent() < 0.05) naive++;
            if (change.p() < 0.05) aware++;
        }
        assertThat(naive).isGreaterThan(100);
        assertThat(aware).isLessThan(30);
    }

    @Test
    void theLimitsOfASeriesComeFromItsMovingRange() {
        var chart = ControlChart.xmr(6, 10, 12, 11, 13, 12, 10, 11, 25);
        assertThat(chart.centre()).isCloseTo(68 / 6.0, within(1e-12));
        var width = 3 * (8 / 5.0) / 1.1283791670955126;
        assertThat(chart.points().getFirst().high()).isCloseTo(68 / 6.0 + width, within(1e-12));
        assertThat(chart.signals()).hasSize(1);
        assertThat(chart.signals().getFirst().index()).isEqualTo(7);
        assertThat(chart.signals().getFirst().signals()).contains(Signal.BEYOND_LIMITS);
        var constant = ControlChart.xmr(3, 4, 4, 4, 4);
        assertThat(constant.signals()).isEmpty();
        assertThat(constant.points().getFirst().low()).isEqualTo(4);
    }

    @Test
    void sharesAndRatesHaveLimitsByTheSizeOfThePeriodAndClosedOnesNone() {
        var shares = ControlChart.p(
                Arrays.asList(new Proportion(50, 100), null, new Proportion(12, 20), new Proportion(210, 400)));
        assertThat(shares.points()).extracting(ControlChart.Point::index).containsExactly(0, 2, 3);
        assertThat(shares.centre()).isCloseTo(272.0 / 520, within(1e-12));
        assertThat(shares.points().get(1).high() - shares.centre())
                .isGreaterThan(shares.points().get(2).high() - shares.centre());
        assertThat(shares.signals()).isEmpty();
        var rates = ControlChart.u(Arrays.asList(new Rate(4, 2), new Rate(5, 2), new Rate(20, 2), null));
        assertThat(rates.signals()).extracting(ControlChart.Point::index).containsExactly(2);
        assertThat(rates.points().getFirst().low()).isCloseTo(29 / 6.0 - 3 * Math.sqrt(29 / 6.0 / 2), within(1e-12));
        assertThat(ControlChart.u(List.of(new Rate(1, 2), new Rate(2, 2)))
                        .points()
                        .getFirst()
                        .low())
                .isZero();
        assertThatThrownBy(() -> ControlChart.p(Arrays.asList((Proportion) null)))
                .isInstanceOf(UnusableData.class);
    }

    @Test
    void runsSignalBeforeAnyPointBreaksTheLimits() {
        var chart = ControlChart.xmr(10, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 0.2, 0.3, 0.2, 0.3, 0.2, 0.3, 0.2, 0.3);
        assertThat(chart.signals()).hasSize(1);
        assertThat(chart.signals().getFirst().signals()).containsExactly(Signal.EIGHT_ON_ONE_SIDE);
        var climbing = ControlChart.xmr(8, 1, -1, 1, -1, 1, -1, 1, -1.2, -1, -0.8, -0.1, 0.1, 0.2, 0.3);
        assertThat(climbing.points().get(12).signals()).contains(Signal.SIX_STEPS_ONE_WAY);
        var off = ControlChart.xmr(8, 1, -1, 1, -1, 1, -1, 1, -1, 2, 2, -0.1, 2, 2, 0, 4, 4);
        assertThat(off.points().get(12).signals()).contains(Signal.FOUR_OF_FIVE_OFF);
        assertThat(off.points().get(15).signals()).contains(Signal.TWO_OF_THREE_FAR);
    }

    @Test
    void aStableProcessSignalsAsSeldomAsPromised() {
        var random = new Random(2);
        int limits = 0, rules = 0, all = 0;
        for (var round = 0; round < 400; round++) {
            var values = random.doubles(200).map(_ -> random.nextGaussian()).toArray();
            for (var point : ControlChart.xmr(200, values).points()) {
                all++;
                if (point.signals().contains(Signal.BEYOND_LIMITS)) limits++;
                if (!point.signals().isEmpty()) rules++;
            }
        }
        System.out.printf("stable process: limits 1 in %d, any rule 1 in %d%n", all / limits, all / rules);
        assertThat(all / (double) limits).isBetween(250.0, 480.0);
        assertThat(all / (double) rules).isBetween(40.0, 90.0);
    }

    @Test
    void aWeekIsTakenApartWhateverDaysAreMissing() {
        var random = new Random(1);
        double[] week = {0.6, 0.8, 1, 1.1, 1.6, 1.9, 0};
        var values = new double[200];
        var usual = new boolean[200];
        for (var i = 0; i < 200; i++) {
            usual[i] = i % 7 != 6 && (i < 80 || i > 86);
            values[i] = usual[i] ? poisson(random, 50 * week[i % 7] * (1 + i / 400.0)) : 0;
        }
        values[120] = 900;
        var parts = Seasonal.of(new DailySeries(values, usual));
        var expected = parts.expected();
        for (var i : new int[] {3, 77, 100, 120, 194})
            assertThat(expected[i]).isCloseTo(50 * week[i % 7] * (1 + i / 400.0), withinPercentage(10));
        assertThat(parts.deviation()).isCloseTo(0.5, within(0.12));
        assertThat(parts.rest()[83]).isZero();
        var events = UnusualDays.of(new DailySeries(values, usual), 0.1).events();
        assertThat(events).anyMatch(event -> event.first() == 120 && event.last() == 120 && !event.tooLittle());
        assertThat(events).noneMatch(event -> event.first() <= 86 && event.last() > 80);
    }

    @Test
    void aSeriesWithoutEventsRaisesAboutAsManyAlarmsAsAskedFor() {
        var random = new Random(8);
        double[] week = {0.6, 0.8, 1, 1.1, 1.6, 1.9, 0};
        for (var mean : new double[] {8, 60}) {
            var alarms = 0;
            for (var round = 0; round < 150; round++) {
                var values = new double[250];
                var usual = new boolean[250];
                for (var i = 0; i < 250; i++) {
                    usual[i] = i % 7 != 6;
                    values[i] = usual[i] ? poisson(random, mean * week[i % 7] * (1 + i / 400.0)) : 0;
                }
                alarms += UnusualDays.of(new DailySeries(values, usual), 0.3)
                        .events()
                        .size();
            }
            var rate = alarms / 150.0 / 250 * 7 / 6 * 100;
            System.out.printf("alarms per 100 usual days of about %.0f, 0.3 asked for: %.2f%n", mean, rate);
            assertThat(rate).isBetween(0.1, 0.75);
        }
    }

    @Test
    void neighbouringDaysAreOneEventAndClosedDaysNone() {
        var values = new double[100];
        var usual = new boolean[100];
        var random = new Random(4);
        for (var i = 0; i < 100; i++) {
            usual[i] = i % 7 != 0;
            values[i] = usual[i] ? poisson(random, 60) : 0;
        }
        for (var i = 48; i <= 51; i++) values[i] = usual[i] ? 5 : 0;
        var events = UnusualDays.of(new DailySeries(values, usual), 0.1).events();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().first()).isEqualTo(48);
        assertThat(events.getFirst().last()).isEqualTo(51);
        assertThat(events.getFirst().observed()).isEqualTo(15);
        assertThat(events.getFirst().tooLittle()).isTrue();
        assertThatThrownBy(() -> UnusualDays.of(new DailySeries(new double[10], new boolean[10]), 0.1))
                .hasMessageContaining("at least 21");
        assertThatThrownBy(() -> new DailySeries(new double[] {-1}, new boolean[1]))
                .hasMessageContaining("day 0: -1.0");
        assertThat(UnusualDays.of(new DailySeries(new double[40], all(40)), 0.1).events())
                .isEmpty();
    }

    private static boolean[] all(int days) {
        var all = new boolean[days];
        Arrays.fill(all, true);
        return all;
    }

    @Test
    void aQuietWeekIsCalledRealAsSeldomAsPromisedAndARealDropIsSeen() {
        var random = new Random(5);
        int alarms = 0, seen = 0, inside = 0;
        var rounds = 1_000;
        for (var round = 0; round < rounds; round++) {
            var quiet = month(random, 1);
            var check = PeriodCheck.of(quiet, 7, 0.95);
            if (check.verdict() != Verdict.WITHIN_THE_USUAL) alarms++;
            if (check.expected().low() <= check.observed()
                    && check.observed() <= check.expected().high()) inside++;
            if (PeriodCheck.of(month(random, 0.5), 7, 0.95).verdict() == Verdict.REAL_DROP) seen++;
        }
        System.out.printf(
                "quiet weeks called real: %.3f; weeks inside their limits: %.3f; halved weeks seen: %.3f%n",
                alarms / (double) rounds, inside / (double) rounds, seen / (double) rounds);
        assertThat(alarms / (double) rounds).isLessThan(0.07);
        assertThat(inside + alarms).isEqualTo(rounds);
        assertThat(seen / (double) rounds).isGreaterThan(0.9);
    }

    /// Thirteen weeks of a shop with good and bad weeks, closed on the seventh day; the last week at
    /// `level`.
    private static DailySeries month(Random random, double level) {
        double[] week = {0.6, 0.8, 1, 1.1, 1.6, 1.9, 0};
        var values = new double[91];
        var usual = new boolean[91];
        for (var w = 0; w < 13; w++) {
            var mood = Math.exp(0.12 * random.nextGaussian()) * (w == 12 ? level : 1);
            for (var d = 0; d < 7; d++) {
                usual[7 * w + d] = d != 6 && !(w == 12 && d == 1);
                values[7 * w + d] = usual[7 * w + d] ? poisson(random, 20 * week[d] * mood) : 0;
            }
        }
        return new DailySeries(values, usual);
    }

    @Test
    void tooLittleHistorySaysWhatWouldBeEnough() {
        assertThatThrownBy(() -> PeriodCheck.of(new DailySeries(new double[24], all(24)), 7, 0.95))
                .isInstanceOf(UnusableData.class);
        var some = IntStream.range(0, 24).mapToDouble(i -> 5).toArray();
        assertThatThrownBy(() -> PeriodCheck.of(new DailySeries(some, all(24)), 7, 0.95))
                .hasMessageContaining("so 28 days of history");
        var steady = PeriodCheck.of(
                new DailySeries(IntStream.range(0, 60).mapToDouble(i -> 5).toArray(), all(60)), 7, 0.95);
        assertThat(steady.verdict()).isEqualTo(Verdict.WITHIN_THE_USUAL);
        assertThat(steady.expected().estimate()).isCloseTo(35, within(0.5));
    }

    @Test
    void risingThemesAreFoundAmongManyThatAreNot() {
        var random = new Random(6);
        int alarms = 0, found = 0;
        for (var round = 0; round < 200; round++) {
            var lately = new long[50];
            var before = new long[50];
            for (var k = 0; k < 50; k++) {
                lately[k] = (long) poisson(random, 4);
                before[k] = (long) poisson(random, 12);
            }
            lately[7] = (long) poisson(random, 20);
            var themes = Emergence.of(lately, 100, before, 300, 0.95);
            if (themes.get(7).rising()) found++;
            if (themes.stream().anyMatch(t -> t.rising() && t.theme() != 7)) alarms++;
        }
        assertThat(found).isGreaterThan(165);
        assertThat(alarms).isLessThan(25);
        var fresh = Emergence.of(new long[] {6, 0}, 10, new long[] {0, 3}, 90, 0.95);
        assertThat(fresh.getFirst().rising()).isTrue();
        assertThat(fresh.getFirst().p()).isCloseTo(1e-6, within(1e-15));
        assertThat(fresh.getFirst().atLeast()).isBetween(1.0, 100.0);
        assertThat(fresh.get(1).p()).isEqualTo(1);
        assertThat(Emergence.of(new long[0], 1, new long[0], 1, 0.95)).isEqualTo(List.of());
        assertThatThrownBy(() -> Emergence.of(new long[] {-1}, 1, new long[] {1}, 1, 0.95))
                .isInstanceOf(UnusableData.class);
    }

    static double poisson(Random random, double mean) {
        if (mean > 200) return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        var limit = Math.exp(-mean);
        var product = random.nextDouble();
        var count = 0;
        for (; product > limit; count++) product *= random.nextDouble();
        return count;
    }
}
