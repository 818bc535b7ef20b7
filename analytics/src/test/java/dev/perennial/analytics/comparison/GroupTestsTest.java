package dev.perennial.analytics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Published examples as R 4.2.2 prints them (`shared/data/vectors/statistics.json`), others by
/// enumeration in Python.
class GroupTestsTest {
    private static final double[] SLEEP_ONE = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] SLEEP_TWO = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    private static final double[] CONTROL = {4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14};
    private static final double[] TREATED = {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69};
    private static final double[] OTHERWISE = {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26};
    private static final Offset<Double> PRINTED = within(1e-11);

    @Test
    void studentsSleepersAreComparedAsWelchDid() {
        var test = WelchT.of(SLEEP_ONE, SLEEP_TWO, 0.95);
        assertThat(test.statistic()).isCloseTo(-1.86081346749, PRINTED);
        assertThat(test.degrees().getFirst()).isCloseTo(17.7764735162, within(1e-10));
        assertThat(test.p()).isCloseTo(0.0793941401874, PRINTED);
        isClose(effect(test, Kind.MEAN_DIFFERENCE), -1.58, -3.365483230712, 0.205483230712, 1e-11);
        assertThat(effect(test, Kind.HEDGES_G).estimate()).isCloseTo(-0.7969352391911216, within(1e-12));
    }

    @Test
    void pairingTheSleepersShowsTheDifference() {
        var test = WelchT.paired(SLEEP_ONE, SLEEP_TWO, 0.95);
        assertThat(test.statistic()).isCloseTo(-4.06212768338, PRINTED);
        assertThat(test.degrees()).containsExactly(9.0);
        assertThat(test.p()).isCloseTo(0.00283289019738, PRINTED);
        isClose(effect(test, Kind.MEAN_DIFFERENCE), -1.58, -2.459885763277, -0.700114236723, 1e-11);
    }

    @Test
    void plantsGrowDifferently() {
        var anova = Anova.of(0.95, CONTROL, TREATED, OTHERWISE);
        assertThat(anova.statistic()).isCloseTo(4.8460878, within(1e-7));
        assertThat(anova.degrees()).containsExactly(2.0, 27.0);
        assertThat(anova.p()).isCloseTo(0.01590996, within(1e-8));
        isClose(effect(anova, Kind.OMEGA_SQUARED), 0.204078843, 0.009903967, 0.463896465, 1e-7);
        var welch = Anova.welch(0.95, CONTROL, TREATED, OTHERWISE);
        assertThat(welch.statistic()).isCloseTo(5.18097240811, PRINTED);
        assertThat(welch.degrees().get(1)).isCloseTo(17.1284186166, within(1e-10));
        assertThat(welch.p()).isCloseTo(0.0173928214902, PRINTED);
        var ranks = KruskalWallis.of(0.95, CONTROL, TREATED, OTHERWISE);
        assertThat(ranks.statistic()).isCloseTo(7.98822874944, PRINTED);
        assertThat(ranks.p()).isCloseTo(0.0184237557315, PRINTED);
        var tukey = Anova.tukey(CONTROL, TREATED, OTHERWISE);
        assertThat(tukey[1][0]).isCloseTo(0.390871144202, within(1e-9));
        assertThat(tukey[2][0]).isCloseTo(0.1979959913, within(1e-9));
        assertThat(tukey[2][1]).isCloseTo(0.012006423979, within(1e-9));
    }

    @Test
    void twoGroupsInWelchsAnovaAreWelchsT() {
        var t = WelchT.of(SLEEP_ONE, SLEEP_TWO, 0.9);
        var f = Anova.welch(0.9, SLEEP_ONE, SLEEP_TWO);
        assertThat(f.statistic()).isCloseTo(t.statistic() * t.statistic(), within(1e-12));
        assertThat(f.p()).isCloseTo(t.p(), within(1e-12));
    }

    @Test
    void ranksAreCountedExactlyWithAndWithoutTies() {
        double[] x = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] y = {1.15, 0.88, 0.90, 0.74, 1.21};
        var test = MannWhitney.of(x, y, 0.95);
        assertThat(test.statistic()).isEqualTo(35);
        assertThat(test.calculation()).isEqualTo(Calculation.EXACT);
        assertThat(MannWhitney.greater(x, y)).isCloseTo(0.127206127206, PRINTED);
        assertThat(test.p()).isCloseTo(2 * 0.127206127206127, PRINTED);
        assertThat(MannWhitney.greater(y, x)).isGreaterThan(0.8);

        double[] few = {1, 2, 2, 3, 4, 4, 5};
        double[] more = {2, 3, 4, 4, 5, 5, 5, 5};
        var tied = MannWhitney.of(few, more, 0.95);
        assertThat(tied.statistic()).isEqualTo(14.5);
        assertThat(tied.p()).isCloseTo(0.14234654234654234, within(1e-13));
        assertThat(PermutationTest.of(0.95, few, more).p()).isCloseTo(0.16037296037296037, within(1e-13));
        assertThat(tied.caveats()).contains(Caveat.FEW_ANSWERS);
    }

    @Test
    void manyTiedAnswersFollowTheCorrectedLimit() {
        var test = MannWhitney.ofCounts(new long[] {30, 40, 80, 90, 60}, new long[] {20, 25, 60, 75, 70}, 0.95);
        assertThat(test.statistic()).isEqualTo(33325);
        assertThat(test.calculation()).isEqualTo(Calculation.ASYMPTOTIC);
        assertThat(test.p()).isCloseTo(0.020390566593722632, within(1e-13));
        var several = KruskalWallis.ofCounts(0.95, new long[] {30, 40, 80, 90, 60}, new long[] {20, 25, 60, 75, 70});
        assertThat(several.statistic()).isCloseTo(5.379431782793128, within(1e-11));
        assertThat(several.p()).isCloseTo(0.020375513252150496, within(1e-12));
    }

    @Test
    void signsOfRanksAreCountedExactly() {
        double[] first = {125, 115, 130, 140, 140, 115, 140, 125, 140, 135};
        double[] second = {110, 122, 125, 120, 140, 124, 123, 137, 135, 145};
        var test = SignedRank.of(first, second, 0.95);
        assertThat(test.statistic()).isEqualTo(27);
        assertThat(test.p()).isCloseTo(0.6328125, within(1e-14));
        assertThat(SignedRank.of(second, first, 0.95).p()).isCloseTo(test.p(), within(1e-14));
    }

    @Test
    void theLimitOfSignedRanksAgreesWithTheCount() {
        var random = new Random(8);
        var before = random.doubles(200).map(u -> Math.round(10 * u)).toArray();
        var after = Arrays.stream(before)
                .map(v -> v - 0.5 + 2 * random.nextGaussian())
                .toArray();
        var exact = SignedRank.of(before, after, 0.95);
        var doubled = SignedRank.of(twice(before), twice(after), 0.95);
        assertThat(exact.calculation()).isEqualTo(Calculation.EXACT);
        assertThat(doubled.calculation()).isEqualTo(Calculation.ASYMPTOTIC);
        assertThat(doubled.p()).isLessThan(exact.p());
        assertThat(exact.p()).isBetween(1e-6, 0.2);
    }

    private static double[] twice(double[] values) {
        var twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }

    @Test
    void tablesAreComparedAsInTheTextbooks() {
        var parties = ChiSquaredTest.of(new long[][] {{762, 327, 468}, {484, 239, 477}}, 0.95);
        assertThat(parties.statistic()).isCloseTo(30.0701490958, within(1e-10));
        assertThat(parties.degrees()).containsExactly(2.0);
        assertThat(parties.p() / 2.95358918321e-07).isCloseTo(1, PRINTED);
        assertThat(effect(parties, Kind.CRAMERS_V).estimate()).isBetween(0.095, 0.104435);
        var yates = ChiSquaredTest.yates(new long[][] {{12, 7}, {5, 7}}, 0.95);
        assertThat(yates.statistic()).isCloseTo(0.641120263895, PRINTED);
        assertThat(yates.p()).isCloseTo(0.423305424322, PRINTED);
        var smokers = ChiSquaredTest.of(new long[][] {{83, 3}, {90, 3}, {129, 7}, {70, 12}}, 0.95);
        assertThat(smokers.statistic()).isCloseTo(12.6004112971, within(1e-10));
        assertThat(smokers.p()).isCloseTo(0.00558547666163, PRINTED);
        assertThat(smokers.caveats()).isEmpty();
        assertThat(ChiSquaredTest.of(new long[][] {{3, 1}, {1, 3}}, 0.95).caveats())
                .contains(Caveat.SMALL_EXPECTED_COUNTS);
    }

    @Test
    void theLadyTastingTeaIsCountedExactly() {
        var tea = FisherExact.of(new long[][] {{3, 1}, {1, 3}}, 0.95);
        assertThat(tea.p()).isCloseTo(0.485714285714, PRINTED);
        var odds = effect(tea, Kind.ODDS_RATIO);
        var psi = odds.estimate();
        assertThat(psi).as("R's root finder stops at 6.408308867").isCloseTo(6.40830886701, within(2e-5));
        assertThat(Math.pow(psi, 4) - 36 * psi * psi - 32 * psi - 3).isCloseTo(0, within(1e-10));
        isClose(odds, psi, 0.21173559544657, 626.2435305888, 1e-7);
        assertThat(FisherExact.of(new long[][] {{4, 0}, {0, 4}}, 0.95).caveats())
                .contains(Caveat.NO_RATIO);
    }

    @Test
    void largerTablesAreCountedToTheLastOne() {
        long[][] jobs = {{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}};
        var counted = FisherExact.of(jobs, 0.95);
        assertThat(counted.calculation()).isEqualTo(Calculation.EXACT);
        assertThat(counted.p()).isCloseTo(0.782684938966, PRINTED);
        assertThat(new FixedMargins(Table.of(jobs), true).simulated()).isCloseTo(counted.p(), within(0.01));
        var transposed = new long[4][4];
        for (var i = 0; i < 4; i++) for (var j = 0; j < 4; j++) transposed[j][i] = jobs[i][j];
        assertThat(FisherExact.of(transposed, 0.95).p()).isCloseTo(counted.p(), within(1e-12));
    }

    @Test
    void tablesWithTooManyOthersAreSampledAndSaySo() {
        var random = new Random(2);
        var table = new long[8][9];
        for (var row : table) for (var c = 0; c < row.length; c++) row[c] = random.nextInt(9) + 1;
        var sampled = FisherExact.of(table, 0.95);
        assertThat(sampled.calculation()).isEqualTo(Calculation.SIMULATED);
        assertThat(sampled.p()).isCloseTo(ChiSquaredTest.of(table, 0.95).p(), within(0.05));
    }

    @Test
    void changesOfMindAreCompared() {
        var polls = new McNemar(794, 150, 86, 570);
        assertThat(polls.test(0.95).statistic()).isCloseTo(17.3559322034, within(1e-10));
        assertThat(polls.corrected(0.95).statistic()).isCloseTo(16.8177966102, within(1e-10));
        assertThat(polls.corrected(0.95).p() / 4.11456228135e-05).isCloseTo(1, PRINTED);
        var few = new McNemar(20, 8, 1, 12).test(0.95);
        assertThat(few.calculation()).isEqualTo(Calculation.EXACT);
        assertThat(few.p()).isCloseTo(20.0 / 512, within(1e-13));
        var difference = effect(few, Kind.RISK_DIFFERENCE);
        assertThat(difference.estimate()).isCloseTo(7.0 / 41, within(1e-14));
        assertThat(difference.low()).isPositive();
        assertThatThrownBy(() -> new McNemar(5, 0, 0, 5)).hasMessageContaining("nobody changed");
    }

    @Test
    void promisedSharesAreCheckedExactly() {
        var test = BinomialTest.of(new Proportion(682, 925), 0.75, 0.95);
        assertThat(test.p()).isCloseTo(0.382491559575, PRINTED);
        var exact = BinomialTest.exact(new Proportion(682, 925), 0.95);
        assertThat(exact.low()).isCloseTo(0.707668264079, PRINTED);
        assertThat(exact.high()).isCloseTo(0.765406558242, PRINTED);
        assertThat(BinomialTest.exact(new Proportion(0, 10), 0.95).high())
                .isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-14));
    }

    /// R's poisson.test example (women exposed to X-rays; data of Boice and Monson in Rothman).
    @Test
    void ratesAreComparedGivenAllTheirEvents() {
        var test = RateTest.of(0.95, new Rate(11, 800), new Rate(21, 1083 + 1050 + 878));
        assertThat(test.p()).isCloseTo(0.07967, within(5e-6));
        isClose(effect(test, Kind.RATE_RATIO), 1.971488, 0.8584264, 4.277, 5e-4);
        var many = RateTest.of(0.95, new Rate(40, 10), new Rate(60, 10), new Rate(41, 10));
        assertThat(many.statistic()).isCloseTo(5.404255319148936, within(1e-12));
        var dealt = RateTest.of(0.95, new Rate(4, 10), new Rate(6, 10), new Rate(3, 10));
        assertThat(dealt.calculation()).isEqualTo(Calculation.SIMULATED);
        assertThat(dealt.p()).isBetween(0.4, 0.75);
        assertThat(RateTest.of(0.95, new Rate(0, 5), new Rate(9, 5)).caveats()).contains(Caveat.NO_RATIO);
    }

    @Test
    void longTailsAreJudgedByRearranging() {
        var random = new Random(5);
        var one = random.doubles(15).map(u -> Math.exp(3 * u)).toArray();
        var two = random.doubles(15).map(u -> 40 + Math.exp(3 * u)).toArray();
        assertThat(PermutationTest.studentised(0.95, one, two).p()).isLessThan(0.001);
        var same = PermutationTest.studentised(0.95, SLEEP_ONE, SLEEP_TWO);
        assertThat(same.p()).isCloseTo(0.0794, within(0.012));
        assertThat(PermutationTest.studentised(0.95, SLEEP_ONE, SLEEP_TWO).p()).isEqualTo(same.p());
    }

    @Test
    void swappingGroupsTurnsTheSignAndNothingElse() {
        var random = new Random(4);
        for (var round = 0; round < 60; round++) {
            var one = random.ints(3 + random.nextInt(15), 1, 6).asDoubleStream().toArray();
            var two = random.ints(3 + random.nextInt(15), 1, 7).asDoubleStream().toArray();
            one[0] = 1;
            one[1] = 4;
            var forth = MannWhitney.of(one, two, 0.9);
            var back = MannWhitney.of(two, one, 0.9);
            assertThat(forth.p()).isCloseTo(back.p(), within(1e-12)).isBetween(0.0, 1.0);
            assertThat(effect(forth, Kind.CLIFFS_DELTA).low())
                    .isCloseTo(-effect(back, Kind.CLIFFS_DELTA).high(), within(1e-9));
            assertThat(effect(forth, Kind.SUPERIORITY).low()).isBetween(0.0, 1.0);
            assertThat(PermutationTest.of(0.9, one, two).p())
                    .isCloseTo(PermutationTest.of(0.9, two, one).p(), within(1e-12));
            var shifted = Arrays.stream(one).map(v -> Math.exp(v)).toArray();
            var stretched = Arrays.stream(two).map(v -> Math.exp(v)).toArray();
            assertThat(MannWhitney.of(shifted, stretched, 0.9).p()).isEqualTo(forth.p());
            if (Arrays.stream(two).distinct().count() > 1)
                assertThat(WelchT.of(one, two, 0.9).p())
                        .isCloseTo(WelchT.of(two, one, 0.9).p(), within(1e-13));
        }
    }

    @Test
    void superiorityIsCoveredAsPromised() {
        var random = new Random(11);
        var inside = 0;
        for (var round = 0; round < 1_000; round++) {
            var one = random.doubles(15).map(u -> Math.log(1 / u)).toArray();
            var two = random.doubles(12).map(u -> 0.4 * Math.log(1 / u)).toArray();
            var interval = effect(MannWhitney.of(one, two, 0.95), Kind.SUPERIORITY);
            if (interval.low() <= 1 / 1.4 && 1 / 1.4 <= interval.high()) inside++;
        }
        assertThat(inside / 1_000.0).isBetween(0.925, 0.985);
    }

    @Test
    void ratiosOfSharesAreCoveredAsPromised() {
        var random = new Random(12);
        var inside = 0;
        var told = 0;
        for (var round = 0; round < 2_000; round++) {
            var one = random.doubles(60).filter(u -> u < 0.2).count();
            var two = random.doubles(40).filter(u -> u < 0.1).count();
            var effect = ChiSquaredTest.of(new long[][] {{one, 60 - one}, {two, 40 - two}}, 0.95)
                    .effect(Kind.RISK_RATIO);
            if (effect.isEmpty()) continue;
            told++;
            if (effect.get().low() <= 2 && 2 <= effect.get().high()) inside++;
        }
        assertThat(told).isGreaterThan(1_900);
        assertThat(inside / (double) told).isBetween(0.93, 0.98);
    }

    @Test
    void dataThatCannotAnswerAreRefusedByName() {
        refused(Reason.NOT_FINITE, () -> WelchT.of(new double[] {1, Double.NaN}, SLEEP_ONE, 0.95));
        refused(Reason.TOO_LITTLE, () -> WelchT.of(new double[] {1}, SLEEP_ONE, 0.95));
        refused(Reason.EMPTY, () -> WelchT.of(new double[0], SLEEP_ONE, 0.95));
        refused(Reason.ALL_THE_SAME, () -> WelchT.of(new double[] {1, 1}, new double[] {2, 2}, 0.95));
        refused(Reason.ALL_THE_SAME, () -> WelchT.paired(new double[] {1, 2}, new double[] {2, 3}, 0.95));
        refused(Reason.ALL_THE_SAME, () -> Anova.welch(0.95, SLEEP_ONE, new double[] {2, 2}));
        refused(Reason.TOO_LITTLE, () -> Anova.of(0.95, SLEEP_ONE));
        refused(Reason.OUT_OF_RANGE, () -> Anova.of(0.95, new double[] {-1e200, 1e200}, SLEEP_ONE));
        refused(Reason.ALL_THE_SAME, () -> MannWhitney.of(new double[] {3, 3}, new double[] {3}, 0.95));
        refused(Reason.NOT_FINITE, () -> MannWhitney.of(new double[] {3, Double.POSITIVE_INFINITY}, SLEEP_ONE, 0.95));
        refused(Reason.EMPTY, () -> KruskalWallis.of(0.95, SLEEP_ONE, new double[0]));
        refused(Reason.LENGTHS_DIFFER, () -> SignedRank.of(SLEEP_ONE, new double[] {1}, 0.95));
        refused(Reason.ALL_THE_SAME, () -> SignedRank.of(SLEEP_ONE, SLEEP_ONE, 0.95));
        refused(Reason.EMPTY, () -> ChiSquaredTest.of(new long[][] {{1, 2}, {0, 0}}, 0.95));
        refused(Reason.ALL_THE_SAME, () -> ChiSquaredTest.of(new long[][] {{1, 0}, {5, 0}}, 0.95));
        refused(Reason.OUT_OF_RANGE, () -> ChiSquaredTest.of(new long[][] {{1, 2}, {-1, 3}}, 0.95));
        refused(Reason.TOO_MANY, () -> ChiSquaredTest.of(new long[][] {new long[10_000], new long[10_000]}, 0.95));
        refused(Reason.OUT_OF_RANGE, () -> new Rate(3, 0));
        refused(Reason.ALL_THE_SAME, () -> RateTest.of(0.95, new Rate(0, 1), new Rate(0, 2)));
        refused(Reason.OUT_OF_RANGE, () -> WelchT.of(SLEEP_ONE, SLEEP_TWO, 1));
    }

    private static void refused(Reason reason, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        UnusableData.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static Interval effect(TestResult result, Kind kind) {
        return result.effect(kind).orElseThrow();
    }

    private static void isClose(Interval interval, double estimate, double low, double high, double by) {
        assertThat(interval.estimate()).isCloseTo(estimate, within(by * Math.max(1, Math.abs(estimate))));
        assertThat(interval.low()).isCloseTo(low, within(by * Math.max(1, Math.abs(low))));
        assertThat(interval.high()).isCloseTo(high, within(by * Math.max(1, Math.abs(high))));
    }
}
