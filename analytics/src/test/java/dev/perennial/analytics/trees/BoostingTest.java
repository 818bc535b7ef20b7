package dev.perennial.analytics.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BoostingTest {
    private static final int ROWS = 3_000;

    /// A step, a bend, two columns that matter only together, one with gaps that mean something, and noise.
    private static double[][] columns(int rows, long seed) {
        var random = new Random(seed);
        var columns = new double[5][rows];
        for (var i = 0; i < rows; i++) {
            for (var column : columns) column[i] = random.nextDouble();
            columns[2][i] = Math.round(columns[2][i]);
            if (random.nextDouble() < 0.3) columns[3][i] = Double.NaN;
        }
        return columns;
    }

    private static double truth(double[][] columns, int i) {
        return (columns[0][i] > 0.4 ? 1 : 0)
                + (columns[2][i] > 0.5 ? 2 * columns[1][i] : -columns[1][i])
                + (Double.isNaN(columns[3][i]) ? 1.5 : columns[3][i]);
    }

    private static double[] row(double[][] columns, int i) {
        return Arrays.stream(columns).mapToDouble(column -> column[i]).toArray();
    }

    @Test
    void learnsStepsBendsPairsAndWhatAGapMeans() {
        var columns = columns(ROWS, 1);
        var random = new Random(2);
        var target = new double[ROWS];
        for (var i = 0; i < ROWS; i++) target[i] = truth(columns, i) + 0.3 * random.nextGaussian();
        var trees = Boosting.of(Loss.SQUARED, 7).fit(columns, target);
        var fresh = columns(ROWS, 3);
        var answers = trees.answers(fresh);
        var error = 0.0;
        for (var i = 0; i < ROWS; i++) error += Math.pow(answers[i] - truth(fresh, i), 2) / ROWS;
        assertThat(Math.sqrt(error)).isLessThan(0.13);
    }

    @Test
    void sharesAddUpToTheScoreAndNoiseHasNone() {
        for (var depth : new int[] {1, 2, 3, 5}) {
            var columns = columns(ROWS, 1);
            var target = new double[ROWS];
            for (var i = 0; i < ROWS; i++) target[i] = truth(columns, i);
            var trees = Boosting.of(Loss.SQUARED, 7)
                    .withDepth(depth)
                    .withRounds(120, 0)
                    .fit(columns, target);
            var scores = trees.scores(columns);
            var noise = 0.0;
            var step = 0.0;
            var mean = 0.0;
            for (var i = 0; i < ROWS; i++) {
                var shares = trees.shares(row(columns, i));
                assertThat(shares.score()).isCloseTo(trees.score(row(columns, i)), within(1e-9));
                assertThat(scores[i]).isCloseTo(shares.score(), within(1e-9));
                noise += Math.abs(shares.shares()[4]) / ROWS;
                step += Math.abs(shares.shares()[0]) / ROWS;
                mean += scores[i] / ROWS;
            }
            assertThat(noise).isLessThan(step / 10);
            assertThat(trees.shares(row(columns, 0)).base()).isCloseTo(mean, within(0.05));
        }
    }

    @Test
    void shapleySharesAreThoseOfTheDefinition() {
        // left: column 0 low → 1; else column 1 low → 2, high → 6; covers 50, 30, 20
        var tree = new Tree(
                new int[] {0, -1, 1, -1, -1},
                new int[] {1, 0, 1, 0, 0},
                new boolean[5],
                new int[] {1, 0, 3, 0, 0},
                new int[] {2, 0, 4, 0, 0},
                new double[] {0, 1, 0, 2, 6},
                new double[] {100, 50, 50, 30, 20});
        var shares = new double[2];
        tree.share(new byte[] {2, 2}, shares);
        var nothing = 0.5 * 1 + 0.5 * (0.6 * 2 + 0.4 * 6);
        var first = 0.6 * 2 + 0.4 * 6;
        var second = 0.5 * 1 + 0.5 * 6;
        assertThat(tree.mean()).isCloseTo(nothing, within(1e-12));
        assertThat(shares[0]).isCloseTo((first - nothing + 6 - second) / 2, within(1e-12));
        assertThat(shares[1]).isCloseTo((second - nothing + 6 - first) / 2, within(1e-12));
    }

    @Test
    void countsAndChancesAreLearnedOnTheirOwnScales() {
        var columns = columns(ROWS, 1);
        var random = new Random(2);
        var counts = new double[ROWS];
        var chances = new double[ROWS];
        for (var i = 0; i < ROWS; i++) {
            var mean = Math.exp(truth(columns, i) / 2 - 1);
            for (var time = -Math.log(1 - random.nextDouble()); time < mean; time -= Math.log(1 - random.nextDouble()))
                counts[i]++;
            chances[i] = random.nextDouble() < 1 / (1 + Math.exp(1.5 - truth(columns, i))) ? 1 : 0;
        }
        var counting = Boosting.of(Loss.POISSON, 7).fit(columns, counts);
        var guessing = Boosting.of(Loss.LOGISTIC, 7).fit(columns, chances);
        var offCount = 0.0;
        var offChance = 0.0;
        for (var i = 0; i < ROWS; i++) {
            offCount += Math.abs(Math.log(counting.answer(row(columns, i))) - truth(columns, i) / 2 + 1) / ROWS;
            offChance += Math.abs(guessing.score(row(columns, i)) - truth(columns, i) + 1.5) / ROWS;
        }
        assertThat(offCount).isLessThan(0.15);
        assertThat(offChance).isLessThan(0.35);
        assertThat(Arrays.stream(counting.answers(columns)).sum())
                .isCloseTo(
                        Arrays.stream(counts).sum(),
                        within(0.02 * Arrays.stream(counts).sum()));
    }

    @Test
    void anOffsetIsWhatWasKnownBefore() {
        var columns = columns(ROWS, 1);
        var target = new double[ROWS];
        var offset = new double[ROWS];
        var random = new Random(4);
        for (var i = 0; i < ROWS; i++) {
            offset[i] = random.nextGaussian();
            target[i] = 3 + offset[i];
        }
        var trees = Boosting.of(Loss.SQUARED, 7).fit(columns, target, offset);
        assertThat(trees.score(row(columns, 5))).isCloseTo(3, within(1e-9));
    }

    @Test
    void noiseIsLeftAlone() {
        var columns = columns(600, 1);
        var random = new Random(9);
        var target = random.doubles(600).toArray();
        var trees = Boosting.of(Loss.SQUARED, 7).fit(columns, target);
        assertThat(trees.rounds()).isLessThan(40);
        for (var score : trees.scores(columns)) assertThat(score).isCloseTo(0.5, within(0.2));
    }

    @Test
    void theSameSeedGivesTheSameTreesOnAnyNumberOfCores() throws Exception {
        var columns = columns(20_000, 1);
        var target = new double[20_000];
        for (var i = 0; i < target.length; i++) target[i] = truth(columns, i);
        var settings = Boosting.of(Loss.SQUARED, 11).withRounds(20, 0);
        var here = settings.fit(columns, target).scores(columns);
        try (var alone = new ForkJoinPool(1)) {
            assertThat(alone.submit(() -> settings.fit(columns, target).scores(columns))
                            .get())
                    .containsExactly(here);
        }
        assertThat(Boosting.of(Loss.SQUARED, 12)
                        .withRounds(20, 0)
                        .fit(columns, target)
                        .scores(columns))
                .isNotEqualTo(here);
    }

    @Test
    void heldBackRowsTakeNoPart() {
        var columns = columns(400, 1);
        var target = new double[400];
        var held = new boolean[400];
        for (var i = 0; i < 400; i++) {
            target[i] = truth(columns, i);
            held[i] = i % 4 == 0;
        }
        var other = target.clone();
        for (var i = 0; i < 400; i++) if (held[i]) other[i] = 100;
        var settings = Boosting.of(Loss.SQUARED, 7).withRounds(15, 0);
        assertThat(settings.heldBack(columns, target, held, 5).scores())
                .hasDimensions(4, 100)
                .isDeepEqualTo(settings.heldBack(columns, other, held, 5).scores());
    }

    @Test
    void columnsThatSayNothingLeaveTheMean() {
        var columns = new double[][] {new double[100], new double[100]};
        Arrays.fill(columns[1], Double.NaN);
        var target = new double[100];
        for (var i = 0; i < 100; i++) target[i] = i % 2;
        var trees = Boosting.of(Loss.LOGISTIC, 7).fit(columns, target);
        assertThat(trees.answer(0, Double.NaN)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatCannotBeLearnedIsRefused() {
        var columns = columns(100, 1);
        var settings = Boosting.of(Loss.LOGISTIC, 7);
        var mixed = new double[100];
        for (var i = 0; i < 100; i++) mixed[i] = i % 2;
        refused(Reason.EMPTY, "no columns", () -> settings.fit(new double[0][], mixed));
        refused(Reason.LENGTHS_DIFFER, "100", () -> settings.fit(columns, new double[7]));
        refused(Reason.ALL_THE_SAME, "0.0 in every row", () -> settings.fit(columns, new double[100]));
        refused(Reason.OUT_OF_RANGE, "row 3", () -> settings.fit(columns, with(mixed, 3, 0.5)));
        refused(Reason.NOT_FINITE, "NaN", () -> settings.fit(columns, with(mixed, 3, Double.NaN)));
        refused(Reason.TOO_LITTLE, "12 rows", () -> settings.fit(columns(12, 1), Arrays.copyOf(mixed, 12)));
        refused(
                Reason.NOT_FINITE,
                "column 0, row 9",
                () -> settings.fit(new double[][] {with(columns[0], 9, Double.POSITIVE_INFINITY)}, mixed));
        refused(
                Reason.OUT_OF_RANGE,
                "0 or more",
                () -> Boosting.of(Loss.POISSON, 1).fit(columns, with(mixed, 3, -1)));
        refused(Reason.OUT_OF_RANGE, "depth 9", () -> settings.withDepth(9));
    }

    private static double[] with(double[] values, int at, double value) {
        var changed = values.clone();
        changed[at] = value;
        return changed;
    }

    private static void refused(Reason reason, String words, Runnable asking) {
        assertThatThrownBy(asking::run)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        UnusableData.class, no -> assertThat(no.reason()).isEqualTo(reason));
    }
}
