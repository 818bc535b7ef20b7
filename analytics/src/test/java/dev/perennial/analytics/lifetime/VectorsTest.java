package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.SharedData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Single customers computed elsewhere with 60 digits: likelihood, probability alive and expectation, with
/// parameters and histories from ordinary to absurd.
class VectorsTest {
    private static final double DIGITS = 1e-10;

    @Test
    void bgNbdAgreesToTenDigits() {
        var off = new ArrayList<String>();
        for (var row : rows("bgnbd")) {
            var model = new BgNbd(row.number(1), row.number(2), row.number(3), row.number(4));
            var x = (int) row.number(5);
            row.compare(off, 9, model.logLikelihood(x, row.number(6), row.number(7)));
            row.compare(off, 10, model.probabilityAlive(x, row.number(6), row.number(7)));
            row.compare(off, 11, model.expectedPurchases(row.number(8), x, row.number(6), row.number(7)));
        }
        assertThat(off).isEmpty();
    }

    @Test
    void paretoNbdAgreesToTenDigits() {
        var off = new ArrayList<String>();
        for (var row : rows("pnbd")) {
            var model = new ParetoNbd(row.number(1), row.number(2), row.number(3), row.number(4));
            var x = (int) row.number(5);
            row.compare(off, 9, model.logLikelihood(x, row.number(6), row.number(7)));
            row.compare(off, 10, model.probabilityAlive(x, row.number(6), row.number(7)));
            row.compare(off, 11, model.expectedPurchases(row.number(8), x, row.number(6), row.number(7)));
        }
        assertThat(off).isEmpty();
    }

    @Test
    void gammaGammaAgreesToTenDigits() {
        var off = new ArrayList<String>();
        for (var row : rows("gg")) {
            var model = new GammaGamma(row.number(1), row.number(2), row.number(3));
            var x = (int) row.number(5);
            row.compare(off, 9, model.logLikelihood(x, row.number(6)));
            row.compare(off, 11, model.expectedSpend(x, row.number(6)));
        }
        assertThat(off).isEmpty();
    }

    @Test
    void theSumAndTheIntegralAreTheSameExpectation() {
        for (var row : rows("bgnbd")) {
            var shape = row.number(1) + row.number(5);
            var time = row.number(8) / (row.number(2) + row.number(7));
            var sum = PurchasesWhileAlive.sum(shape, row.number(3), row.number(4) + row.number(5), time);
            var integral = PurchasesWhileAlive.integral(shape, row.number(3), row.number(4) + row.number(5), time);
            assertThat(integral.mean() / sum.mean()).as(row.text()).isCloseTo(1, within(1e-10));
            assertThat(integral.square() / sum.square()).as(row.text()).isCloseTo(1, within(1e-8));
        }
    }

    /// Where textbooks divide by a − 1: by sum and by integral, and between its neighbours.
    @Test
    void nothingHappensWhereAIsOne() {
        for (var x : new int[] {0, 1, 7, 1_500})
            for (var time : new double[] {0.01, 1, 30}) {
                var sum = PurchasesWhileAlive.sum(0.6 + x, 1, 2.4 + x, time).mean();
                assertThat(PurchasesWhileAlive.integral(0.6 + x, 1, 2.4 + x, time)
                                        .mean()
                                / sum)
                        .isCloseTo(1, within(DIGITS));
                var below = PurchasesWhileAlive.sum(0.6 + x, 1 - 1e-6, 2.4 + x, time)
                        .mean();
                var above = PurchasesWhileAlive.sum(0.6 + x, 1 + 1e-6, 2.4 + x, time)
                        .mean();
                assertThat((below + above) / 2 / sum).isCloseTo(1, within(1e-9));
            }
    }

    private static List<Row> rows(String model) {
        return SharedData.lines("vectors/clv_models.csv").stream()
                .filter(line -> line.startsWith(model + ","))
                .map(Row::new)
                .toList();
    }

    private record Row(String text) {
        double number(int column) {
            return Double.parseDouble(text.split(",", -1)[column]);
        }

        void compare(List<String> off, int column, double actual) {
            var expected = number(column);
            if (!(Math.abs(actual - expected) <= DIGITS * Math.abs(expected)))
                off.add("%s: column %d is %s".formatted(text, column, actual));
        }
    }
}
