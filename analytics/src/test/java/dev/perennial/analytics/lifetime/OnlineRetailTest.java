package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.SharedData;
import java.time.LocalDate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A wholesaler's ten months, on which two of three models of another program did not converge.
class OnlineRetailTest {
    private static final int LAST_FITTED = (int) LocalDate.of(2011, 7, 31).toEpochDay();
    private static final int LAST = (int) LocalDate.of(2011, 9, 30).toEpochDay();

    @Test
    void nobodyIsSeenToLeaveSoAllModelsAreTheNbdAndSaySo() {
        var log = log();
        var bg = check(log, BgNbd::fit);
        var mbg = check(log, MbgNbd::fit);
        var pareto = check(log, ParetoNbd::fit);
        for (var each : new HoldOut<?>[] {bg, mbg, pareto}) {
            assertThat(each.fit().boundary()).isEqualTo(Boundary.NO_DROPOUT);
            assertThat(each.fit().converged()).isTrue();
            assertThat(each.fit().logLikelihood()).isCloseTo(bg.fit().logLikelihood(), within(1e-6));
            assertThat(each.model().rmse()).isCloseTo(bg.model().rmse(), within(1e-9));
        }
        assertThat(bg.model().mae()).isCloseTo(0.6044, within(1e-3));
        assertThat(bg.model().rmse()).isCloseTo(0.8483, within(3e-3));
        assertThat(bg.model().correlation()).isCloseTo(0.7712, within(1e-3));
        assertThat(bg.model().totalError()).isCloseTo(-0.021, within(1e-3));
        assertThat(bg.model().auc()).isCloseTo(0.7481, within(1e-3));
        assertThat(bg.model().rmse()).isLessThan(bg.sameRate().rmse());
    }

    private static <M extends PurchaseModel> HoldOut<M> check(PurchaseLog log, Function<RfmSummary, Fit<M>> fitting) {
        return HoldOut.of(log, LAST_FITTED, LAST, 7, fitting);
    }

    private static PurchaseLog log() {
        var rows = SharedData.lines("online-retail/orders_2010-12_to_2011-09.csv.gz").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(fields -> !fields[0].startsWith("C") && Double.parseDouble(fields[4]) > 0)
                .toList();
        return PurchaseLog.of(
                rows.stream()
                        .mapToInt(fields -> (int) Double.parseDouble(fields[2]))
                        .toArray(),
                rows.stream()
                        .mapToInt(fields -> (int)
                                LocalDate.parse(fields[1].substring(0, 10)).toEpochDay())
                        .toArray(),
                rows.stream()
                        .mapToDouble(fields -> Double.parseDouble(fields[4]) * Double.parseDouble(fields[5]))
                        .toArray());
    }
}
