package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.lifetime.SecondOpinion.Kind;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
    private static final int LAST = 500;
    private static final Function<RfmSummary, Fit<? extends PurchaseModel>> PARETO = ParetoNbd::fit;

    /// Half the customers buy at random, the others as by the clock, each 20 to 40 days, and half of these stop:
    /// no purchase model knows of clocks, so silence beyond a pause means more than it can see.
    private static PurchaseLog clocks(int customers, boolean byTheClock, long seed) {
        var random = new Random(seed);
        var who = new ArrayList<Integer>();
        var when = new ArrayList<Integer>();
        for (var i = 0; i < customers; i++) {
            var clock = byTheClock && i % 2 == 0;
            var pause = 20 + random.nextInt(20);
            var rate = Simulated.gamma(random, 1) / 30;
            var stops = i % 4 == 0 ? random.nextInt(LAST + 200) : LAST + 200;
            double day = random.nextInt(120);
            while (day <= Math.min(LAST + 100, Math.max(stops, 0) + (clock ? 0 : 1_000))) {
                who.add(i);
                when.add((int) day);
                day += clock ? pause + random.nextInt(3) : Math.ceil(-Math.log(1 - random.nextDouble()) / rate);
            }
            if (!who.contains(i)) {
                who.add(i);
                when.add(0);
            }
        }
        return PurchaseLog.of(
                who.stream().mapToInt(Integer::intValue).toArray(),
                when.stream().mapToInt(Integer::intValue).toArray(),
                who.stream().mapToDouble(_ -> 10).toArray());
    }

    @Test
    void treesAreHeardWhereCustomersKeepToAClockNoModelKnows() {
        var log = clocks(1_500, true, 1);
        var opinion = SecondOpinion.of(log, LAST, 60, 1, PARETO, 1);
        assertThat(opinion.used()).contains(Kind.LEARNED);
        var customers = log.summary(LAST);
        var model = ParetoNbd.fit(customers).model();
        var came = PurchaseFeatures.bought(log, customers, LAST, LAST + 60);
        var plain = Accuracy.of(model.expectedPurchases(customers, 60), came);
        var learned = Accuracy.of(opinion.expectedPurchases(log, customers, LAST, model, 60), came);
        assertThat(learned.rmse()).as("on days neither had seen").isLessThan(0.99 * plain.rmse());
        assertThat(learned.mae()).isLessThan(plain.mae());
    }

    @Test
    void reasonsAddUpToTheFactor() {
        var log = clocks(800, true, 2);
        var opinion = SecondOpinion.of(log, LAST, 60, 1, PARETO, 1);
        var customers = log.summary(LAST);
        var model = ParetoNbd.fit(customers).model();
        var factors = opinion.factors(log, customers, LAST, model, 60);
        for (var row = 0; row < 20; row++) {
            var sum = opinion.why(log, customers, LAST, model, row).stream()
                    .mapToDouble(SecondOpinion.Share::adds)
                    .sum();
            assertThat(Math.clamp(Math.exp(sum), 0.25, 4)).isCloseTo(factors[row], within(1e-9));
        }
    }

    @Test
    void whereTheModelIsRightNobodyIsHeard() {
        var heard = 0;
        for (var seed = 0; seed < 6; seed++) {
            var opinion = SecondOpinion.of(clocks(500, false, 10 + seed), LAST, 60, 1, PARETO, 1);
            if (opinion.used().isPresent()) heard++;
        }
        assertThat(heard).isLessThanOrEqualTo(1);
    }

    @Test
    void tooLittlePastIsRefusedInWords() {
        var log = clocks(100, true, 3);
        assertThatThrownBy(() -> SecondOpinion.of(log, LAST, 60, 1, PARETO, 1))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("100 customers");
        var short_ = PurchaseLog.of(new int[] {1, 1}, new int[] {0, 20}, new double[] {1, 1});
        assertThatThrownBy(() -> SecondOpinion.of(short_, 20, 60, 1, PARETO, 1))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("20 days of past");
    }

    /// Row 4. Chosen on the first 39 weeks alone; the 39 weeks after them take no part.
    @Test
    void isBetterThanTheBestModelOnTheHiddenHalfOfCdnow() {
        var log = Cdnow.log();
        var opinion = SecondOpinion.of(log, Cdnow.LAST_FITTED, 39, 7, PARETO, 1);
        var customers = Cdnow.weeks();
        var model = ParetoNbd.fit(customers).model();
        var came = PurchaseFeatures.bought(log, customers, Cdnow.LAST_FITTED, Cdnow.LAST);
        var plain = Accuracy.of(model.expectedPurchases(customers, 39), came);
        var heard = Accuracy.of(opinion.expectedPurchases(log, customers, Cdnow.LAST_FITTED, model, 39), came);
        System.out.printf("CDNOW, 39 weeks: used %s of %s%n", opinion.used(), opinion.tried());
        System.out.printf(
                "CDNOW, 39 weeks: RMSE %.4f (model alone %.4f), MAE %.4f (%.4f)%n",
                heard.rmse(), plain.rmse(), heard.mae(), plain.mae());
        assertThat(heard.rmse()).isLessThanOrEqualTo(plain.rmse());
    }
}
