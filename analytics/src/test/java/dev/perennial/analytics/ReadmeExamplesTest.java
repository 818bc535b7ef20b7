package dev.perennial.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.churn.ChurnCheck;
import dev.perennial.analytics.churn.ChurnModel;
import dev.perennial.analytics.churn.Column;
import dev.perennial.analytics.churn.Table;
import dev.perennial.analytics.comparison.Comparison;
import dev.perennial.analytics.comparison.Measure;
import dev.perennial.analytics.comparison.TestResult;
import dev.perennial.analytics.lifetime.BgNbd;
import dev.perennial.analytics.lifetime.Covariates;
import dev.perennial.analytics.lifetime.Forecast;
import dev.perennial.analytics.lifetime.GammaGamma;
import dev.perennial.analytics.lifetime.LifetimeValue;
import dev.perennial.analytics.lifetime.ModelChoice;
import dev.perennial.analytics.lifetime.PurchaseLog;
import dev.perennial.analytics.regression.Drivers;
import dev.perennial.analytics.regression.Predictors;
import dev.perennial.analytics.statistics.NetPromoterScore;
import dev.perennial.analytics.timeseries.DailySeries;
import dev.perennial.analytics.timeseries.PeriodCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The examples of README.md, run on a café whose regulars come about once a fortnight.
class ReadmeExamplesTest {
    private static final int CUSTOMERS = 400;
    private static final int TODAY = 540;

    private final PurchaseLog log = cafe();

    @Test
    void fromALogToWhoIsSlippingAway() {
        var customers = log.summary(TODAY);
        var fit = BgNbd.fit(customers);
        double[] silent = fit.model().probabilityOfNoPurchase(customers, 90);
        assertThat(silent).hasSize(CUSTOMERS);
        assertThat(Arrays.stream(silent).boxed()).allMatch(p -> p >= 0 && p <= 1);
    }

    @Test
    void whatEachCustomerIsStillWorth() {
        var customers = log.summary(TODAY);
        var fit = BgNbd.fit(customers);
        var spend = GammaGamma.fit(customers);
        double[] value = LifetimeValue.yearly(1095, 0.10, 0.40, 1).of(fit.model(), spend.model(), customers);
        assertThat(Arrays.stream(value).boxed()).allMatch(v -> v >= 0 && v < 10_000);
    }

    @Test
    void revenueOfTheNextQuarter() {
        var customers = log.summary(TODAY);
        var fit = BgNbd.fit(customers);
        var spend = GammaGamma.fit(customers);
        var quarter = Forecast.revenue(fit, spend, customers, 91, 0.9);
        assertThat(quarter.low()).isPositive().isLessThan(quarter.expected());
        assertThat(quarter.high()).isGreaterThan(quarter.expected());
    }

    @Test
    void whichModelWasBestHere() {
        var choice = ModelChoice.of(log, TODAY, 1);
        var check = choice.tried().getFirst();
        var better = check.model().rmse() < check.sameRate().rmse();
        assertThat(better).isTrue();
    }

    @Test
    void tenHappyAnswersAreNotAHundred() {
        var score = new NetPromoterScore(10, 0, 0).interval(0.95);
        assertThat(score.low()).isCloseTo(37.5, within(0.1));
        assertThat(score.high()).isEqualTo(100);
    }

    @Test
    void whichBranchesDifferInTheirStars() {
        var stars = new Measure.Scale(new long[][] {{3, 2, 4, 9, 22}, {1, 4, 8, 6, 12}, {9, 9, 1, 0, 1}});
        var found = (Comparison.Compared) Comparison.of(stars, 0.95);
        assertThat(found.result().method()).isEqualTo(TestResult.Method.KRUSKAL_WALLIS);
        assertThat(found.different()).isTrue();
        assertThat(found.contrasts().get(2).adjusted()).isLessThan(0.001);
    }

    @Test
    void aRealDropOrJustAQuietWeek() {
        var orders = new double[91];
        var open = new boolean[91];
        for (var i = 0; i < 91; i++) {
            open[i] = i % 7 != 6;
            orders[i] = open[i] ? (i < 84 ? 20 + i % 5 : 9) : 0;
        }
        var week = PeriodCheck.of(new DailySeries(orders, open), 7, 0.95);
        assertThat(week.verdict()).isEqualTo(PeriodCheck.Verdict.REAL_DROP);
        assertThat(week.expected().low()).isGreaterThan(week.observed());
    }

    @Test
    void whatToFixFirst() {
        var random = new Random(2);
        var speed = new double[300];
        var taste = new double[300];
        var overall = new double[300];
        for (var i = 0; i < 300; i++) {
            speed[i] = 1 + random.nextInt(3);
            taste[i] = 3 + random.nextInt(3);
            overall[i] = Math.clamp(Math.round(0.9 * speed[i] + 0.4 * taste[i] + random.nextGaussian()), 1, 5);
        }
        var drivers = Drivers.of(Predictors.of(List.of("speed", "taste"), speed, taste), overall, 0.9, 200, 1);
        var first = drivers.priorities(1, 5).getFirst();
        assertThat(first.driver().name()).isEqualTo("speed");
        assertThat(first.quadrant()).isEqualTo(Drivers.Quadrant.FIX_FIRST);
        assertThat(first.sure()).isTrue();
    }

    @Test
    void whoWillLeaveAndWhy() {
        var random = new Random(3);
        var months = random.doubles(400, 1, 60).toArray();
        var plans = new String[400];
        var left = new boolean[400];
        for (var i = 0; i < 400; i++) {
            plans[i] = random.nextBoolean() ? "monthly" : "yearly";
            left[i] = random.nextDouble() < (plans[i].equals("monthly") ? 0.6 : 0.1);
        }
        var table = new Table(List.of(new Column.Numbers("months", months), Column.Categories.of("plan", plans)));
        var churn = ChurnModel.fit(table, left, 1);
        var why = churn.why(table, 0).strongest(2);
        var honest = ChurnCheck.of(table, left, 5, 1).pooled().lift().getFirst();
        assertThat(why.getFirst().column()).isEqualTo("plan");
        assertThat(honest.lift()).isGreaterThan(1.2);
    }

    @Test
    void doCustomersWhoCameByRecommendationBuyMoreOften() {
        var customers = log.summary(TODAY);
        var recommended = new double[customers.size()];
        for (var i = 0; i < recommended.length; i++) recommended[i] = i % 2;
        var effect = BgNbd.fit(customers, Covariates.of(List.of("recommended"), recommended), Covariates.none())
                .effects()
                .getFirst();
        assertThat(effect.value().low()).isLessThan(effect.value().high());
    }

    private static PurchaseLog cafe() {
        var random = new Random(1);
        var customer = new int[200_000];
        var day = new int[customer.length];
        var amount = new double[customer.length];
        var n = 0;
        for (var who = 0; who < CUSTOMERS; who++) {
            var pace = 5 + random.nextInt(30);
            var usual = 4 + 10 * random.nextDouble();
            for (int at = random.nextInt(TODAY); at <= TODAY; at += 1 + random.nextInt(2 * pace)) {
                customer[n] = who;
                day[n] = at;
                amount[n++] = usual * (0.5 + random.nextDouble());
                if (random.nextDouble() < 0.08) break;
            }
        }
        return PurchaseLog.of(Arrays.copyOf(customer, n), Arrays.copyOf(day, n), Arrays.copyOf(amount, n));
    }
}
