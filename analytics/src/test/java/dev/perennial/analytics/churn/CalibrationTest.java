package dev.perennial.analytics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData.Reason;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final int ROWS = 6_000;

    private record Seen(double[] scores, boolean[] left) {
        static Seen of(DoubleUnaryOperator odds, int rows, long seed) {
            var random = new Random(seed);
            var scores = new double[rows];
            var left = new boolean[rows];
            for (var i = 0; i < rows; i++) {
                scores[i] = 2 * random.nextGaussian();
                left[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds.applyAsDouble(scores[i])));
            }
            return new Seen(scores, left);
        }
    }

    @Test
    void scoresThatAreRightAreLeftAlone() {
        var right = 0;
        for (var seed = 0; seed < 10; seed++) {
            var seen = Seen.of(score -> score, 2_000, seed);
            if (Calibration.chosen(seen.scores(), seen.left(), 1) instanceof Calibration.AsItIs) right++;
        }
        assertThat(right).isGreaterThanOrEqualTo(8);
    }

    @Test
    void tooBoldScoresAreDrawnIn() {
        var seen = Seen.of(score -> score / 3 - 1, ROWS, 1);
        var platt = Calibration.platt(seen.scores(), seen.left());
        assertThat(platt.slope()).isCloseTo(1.0 / 3, within(0.04));
        assertThat(platt.shift()).isCloseTo(-1, within(0.08));
        var chosen = Calibration.chosen(seen.scores(), seen.left(), 1);
        assertThat(chosen.probability(3)).isCloseTo(0.5, within(0.03));
        assertThat(new Calibration.AsItIs().probability(3)).isGreaterThan(0.95);
    }

    @Test
    void betaBendsOneEndOnly() {
        var seen = Seen.of(score -> score > 0 ? score / 4 : score, ROWS, 2);
        var beta = Calibration.beta(seen.scores(), seen.left());
        assertThat(beta.probability(-4)).isCloseTo(1 / (1 + Math.exp(4)), within(0.02));
        assertThat(beta.probability(4)).isCloseTo(1 / (1 + Math.exp(-1)), within(0.03));
        var miss = missed(beta, seen);
        assertThat(miss).isLessThan(missed(Calibration.platt(seen.scores(), seen.left()), seen));
    }

    private static double missed(Calibration calibration, Seen seen) {
        var sum = 0.0;
        for (var i = 0; i < seen.left().length; i++)
            sum -= ProbabilityScore.log(calibration.probability(seen.scores()[i]), seen.left()[i]);
        return sum;
    }

    @Test
    void isotonicFollowsAStepAndIsChosenForIt() {
        var seen = Seen.of(score -> score < -1 ? -3 : score < 1.5 ? 0 : 0.4, ROWS, 3);
        var isotonic = Calibration.isotonic(seen.scores(), seen.left());
        assertThat(isotonic.probability(-2)).isCloseTo(0.047, within(0.02));
        assertThat(isotonic.probability(0)).isCloseTo(0.5, within(0.03));
        assertThat(Calibration.chosen(seen.scores(), seen.left(), 1)).isInstanceOf(Calibration.Isotonic.class);
    }

    @Test
    void noneTurnsTwoScoresAround() {
        var seen = Seen.of(score -> -score / 5, 1_200, 4);
        for (var calibration : new Calibration[] {
            Calibration.platt(seen.scores(), seen.left()),
            Calibration.beta(seen.scores(), seen.left()),
            Calibration.isotonic(seen.scores(), seen.left())
        }) {
            var before = 0.0;
            for (var score = -40.0; score < 40; score += 0.1) {
                var probability = calibration.probability(score);
                assertThat(probability).isBetween(before, 1.0);
                before = probability;
            }
        }
    }

    @Test
    void isotonicPoolsWhatFalls() {
        var isotonic = Calibration.isotonic(new double[] {1, 2, 3, 4}, new boolean[] {false, true, false, true});
        assertThat(isotonic.probability(2)).isCloseTo(0.25 + 0.25 / 1.5, within(1e-12));
        assertThat(isotonic.probability(2.5)).isCloseTo(0.5, within(1e-12));
        assertThat(isotonic.probability(-10)).isEqualTo(0.25);
        assertThat(isotonic.probability(10)).isEqualTo(0.75);
    }

    @Test
    void figuresAreThoseOfTheirDefinitions() {
        var score = ProbabilityScore.of(
                new double[] {0.95, 0.85, 0.75, 0.25, 0.15, 0.15, 0.05, 0.05, 0.05, 0.05},
                new boolean[] {true, true, false, true, false, false, false, false, false, false});
        assertThat(score.auc()).isCloseTo(20.0 / 21, within(1e-12));
        assertThat(score.brier())
                .isCloseTo((0.0025 + 0.0225 + 0.5625 + 0.5625 + 2 * 0.0225 + 4 * 0.0025) / 10, within(1e-12));
        assertThat(score.calibrationError())
                .isCloseTo((0.05 + 0.15 + 0.75 + 0.75 + 2 * 0.15 + 4 * 0.05) / 10, within(1e-12));
        assertThat(score.bands()).hasSize(6);
        assertThat(score.lift().getFirst()).isEqualTo(new ProbabilityScore.Tenth(0.1, 1, 1, 10 / 3.0, 1 / 3.0));
        assertThat(score.lift().getLast().found()).isEqualTo(1);
        var guessed = ProbabilityScore.of(new double[] {0.5, 0.5}, new boolean[] {true, false});
        assertThat(guessed.auc()).isEqualTo(0.5);
        ChurnModelTest.refused(
                Reason.OUT_OF_RANGE,
                "1.5",
                () -> ProbabilityScore.of(new double[] {1.5, 0}, new boolean[] {true, false}));
        ChurnModelTest.refused(Reason.ALL_THE_SAME, "0 of 2", () -> ProbabilityScore.of(new double[2], new boolean[2]));
    }
}
