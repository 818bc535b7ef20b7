package dev.perennial.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.lifetime.CovariateFit.Process;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CovariatesTest {
    private static final BgNbd BASE = new BgNbd(0.8, 40, 0.6, 3);

    /// Half the customers came by recommendation: they buy e^0.7 times as often, and all differ in a number that
    /// matters a little.
    private record Shop(RfmSummary customers, double[] recommended, double[] spend) {
        static Shop of(int size, double gamma, double slope, double leaving) {
            var random = new Random(5);
            var x = new int[size];
            var recency = new int[size];
            var age = new int[size];
            var recommended = new double[size];
            var spend = new double[size];
            for (var i = 0; i < size; i++) {
                recommended[i] = i % 2;
                spend[i] = 20 + 5 * random.nextGaussian();
                var truth = new BgNbd(
                        BASE.r(),
                        BASE.alpha() * Math.exp(-gamma * recommended[i] - slope * spend[i]),
                        BASE.a() * Math.exp(leaving * recommended[i]),
                        BASE.b());
                var one = Simulated.customers(truth, 1, 600, random.nextLong());
                x[i] = one.frequency(0);
                recency[i] = one.recencyDays(0);
                age[i] = one.ageDays(0);
            }
            return new Shop(RfmSummary.of(x, recency, age), recommended, spend);
        }
    }

    @Test
    void effectsThatWerePutInAreFoundAgain() {
        var shop = Shop.of(12_000, 0.7, 0.03, 0.8);
        var fit = BgNbd.fit(
                shop.customers(),
                Covariates.of(List.of("recommended", "first spend"), shop.recommended(), shop.spend()),
                Covariates.of(List.of("recommended"), shop.recommended()));
        assertThat(fit.quality().converged()).isTrue();
        assertThat(fit.quality().boundary()).isEqualTo(Boundary.NONE);
        double[] truth = {0.7, 0.03, 0.8, 0};
        var processes = new Process[] {Process.BUYING, Process.BUYING, Process.LEAVING_A, Process.LEAVING_B};
        for (var k = 0; k < truth.length; k++) {
            var effect = fit.effects().get(k);
            assertThat(effect.process()).isEqualTo(processes[k]);
            assertThat(effect.value().estimate())
                    .as(effect.toString())
                    .isCloseTo(truth[k], within(3 * effect.standardError()));
        }
        assertThat(fit.effects().getFirst().standardError()).isBetween(0.005, 0.08);
        assertThat(fit.p()).isLessThan(1e-10);
        var model = fit.modelOf(new double[] {0, 0}, new double[] {0});
        assertThat(model.r()).isCloseTo(BASE.r(), within(0.08));
        assertThat(model.alpha()).isCloseTo(BASE.alpha(), within(12.0));
        assertThat(fit.covariance()).hasDimensions(8, 8);
    }

    @Test
    void aCovariateThatMeansNothingIsSeldomCalledSignificant() {
        var significant = 0;
        for (var seed = 0; seed < 40; seed++) {
            var customers = Simulated.customers(BASE, 400, 400, 100 + seed);
            var noise = new Random(seed).doubles(customers.size()).toArray();
            var fit = BgNbd.fit(customers, Covariates.of(List.of("noise"), noise), Covariates.none());
            if (fit.p() < 0.05) significant++;
        }
        assertThat(significant).isLessThanOrEqualTo(6);
    }

    @Test
    void withoutCovariatesItIsThePlainFit() {
        var customers = Simulated.customers(BASE, 1_500, 500, 3);
        var plain = BgNbd.fit(customers);
        var fit = BgNbd.fit(customers, Covariates.none(), Covariates.none());
        assertThat(fit.logLikelihood()).isCloseTo(plain.logLikelihood(), within(1e-6));
        assertThat(fit.modelOf(new double[0], new double[0]).a())
                .isCloseTo(plain.model().a(), within(1e-4));
        assertThat(fit.fitOf(new double[0], new double[0]).standardErrors()[0])
                .isCloseTo(plain.standardErrors()[0], within(1e-4));
    }

    @Test
    void paretoAndModifiedModelsFindTheEffectOnBuyingToo() {
        var shop = Shop.of(4_000, 0.7, 0, 0);
        var buying = Covariates.of(List.of("recommended"), shop.recommended());
        for (var fit : List.of(
                MbgNbd.fit(shop.customers(), buying, Covariates.none()),
                ParetoNbd.fit(shop.customers(), buying, Covariates.none())))
            assertThat(fit.effects().getFirst().value().estimate()).isCloseTo(0.7, within(0.15));
        var both = ParetoNbd.fit(shop.customers(), buying, buying);
        assertThat(both.effects())
                .extracting(CovariateFit.Effect::process)
                .containsExactly(Process.BUYING, Process.LEAVING);
    }

    @Test
    void derivativesOfOneHistoryAreTheDifferencesOfItsLikelihood() {
        for (var likelihood : List.of(
                HistoryLikelihood.betaGeometric(0), HistoryLikelihood.betaGeometric(1), HistoryLikelihood.pareto()))
            for (var x : new int[] {0, 1, 6})
                Derivatives.check(
                        (at, g, h) -> Logarithms.climb(
                                (p, slope, curve) -> likelihood.natural(p, x, x == 0 ? 0 : 20, 31, slope, curve),
                                at,
                                g,
                                h),
                        new double[] {-0.4, 2, -0.3, 0.8});
    }

    @Test
    void oneHistoryIsAsLikelyAsTheModelSays() {
        var p = new double[] {0.6, 9, 0.7, 2.5};
        var bg = HistoryLikelihood.betaGeometric(0).natural(p, 4, 20, 31, new double[4], new double[4][4]);
        assertThat(bg).isCloseTo(new BgNbd(0.6, 9, 0.7, 2.5).logLikelihood(4, 20, 31), within(1e-12));
        var pareto = HistoryLikelihood.pareto().natural(p, 4, 20, 31, new double[4], new double[4][4]);
        assertThat(pareto).isCloseTo(new ParetoNbd(0.6, 9, 0.7, 2.5).logLikelihood(4, 20, 31), within(1e-12));
    }

    @Test
    void bulkAnswersUseEachCustomersOwnCovariates() {
        var shop = Shop.of(600, 0.7, 0, 0);
        var buying = Covariates.of(List.of("recommended"), shop.recommended());
        var fit = BgNbd.fit(shop.customers(), buying, Covariates.none());
        var expected = fit.expectedPurchases(shop.customers(), buying, Covariates.none(), 90);
        var silent = fit.probabilityOfNoPurchase(shop.customers(), buying, Covariates.none(), 90);
        var alive = fit.probabilityAlive(shop.customers(), buying, Covariates.none());
        for (var i : new int[] {0, 1, 599}) {
            var model = fit.modelOf(new double[] {i % 2}, new double[0]);
            var x = shop.customers().frequency(i);
            var tx = shop.customers().recency(i);
            var age = shop.customers().age(i);
            assertThat(expected[i]).isEqualTo(model.expectedPurchases(90, x, tx, age));
            assertThat(silent[i]).isEqualTo(model.probabilityOfNoPurchase(90, x, tx, age));
            assertThat(alive[i]).isEqualTo(model.probabilityAlive(x, tx, age));
        }
    }

    @Test
    void aGroupThatNeverCameBackIsHeldByAWeakPriorAndSaidSo() {
        var some = Simulated.customers(BASE, 300, 400, 8);
        var never = 200;
        var x = ints(some.size() + never, i -> i < some.size() ? some.frequency(i) : 0);
        var recency = ints(x.length, i -> i < some.size() ? some.recencyDays(i) : 0);
        var age = ints(x.length, i -> i < some.size() ? some.ageDays(i) : 300);
        var group = IntStream.range(0, x.length)
                .mapToDouble(i -> i < some.size() ? 0 : 1)
                .toArray();
        var fit = BgNbd.fit(RfmSummary.of(x, recency, age), Covariates.of(List.of("group"), group), Covariates.none());
        assertThat(fit.quality().weakPrior()).isTrue();
        assertThat(fit.effects().getFirst().value().estimate()).isBetween(-30.0, -2.0);
        assertThat(fit.modelOf(new double[] {1}, new double[0]).expectedPurchases(90, 0, 0, 300))
                .isBetween(0.0, 0.2);
    }

    @Test
    void whereNobodyLeavesThereIsNoEffectOnLeaving() {
        var customers = Simulated.customers(new BgNbd(1.2, 30, 0, 1), 500, 700, 11);
        var z = new Random(2).doubles(customers.size()).toArray();
        var fit = BgNbd.fit(customers, Covariates.of(List.of("z"), z), Covariates.of(List.of("z"), z));
        assertThat(fit.quality().boundary()).isEqualTo(Boundary.NO_DROPOUT);
        assertThat(fit.effects()).hasSize(1);
        assertThat(fit.modelOf(new double[] {0.5}, new double[] {0.5}).a()).isZero();
    }

    @Test
    void covariatesThatCannotBeToldApartAreRefusedByName() {
        var z = new Random(2).doubles(50).toArray();
        var twice = Arrays.stream(z).map(v -> 3 - 2 * v).toArray();
        refused(Reason.COLLINEAR, "twice", () -> Covariates.of(List.of("z", "twice"), z, twice));
        refused(Reason.ALL_THE_SAME, "flat", () -> Covariates.of(List.of("flat"), new double[50]));
        refused(Reason.NOT_FINITE, "NaN", () -> Covariates.of(List.of("z"), new double[] {1, Double.NaN}));
        refused(Reason.LENGTHS_DIFFER, "50", () -> Covariates.of(List.of("z", "short"), z, new double[] {1, 2}));
        var customers = Simulated.customers(BASE, 60, 400, 8);
        refused(
                Reason.LENGTHS_DIFFER,
                "60",
                () -> BgNbd.fit(customers, Covariates.of(List.of("z"), z), Covariates.none()));
        Function<Integer, double[]> column =
                seed -> new Random(seed).doubles(60).toArray();
        refused(
                Reason.TOO_LITTLE,
                "fewer covariates",
                () -> BgNbd.fit(
                        customers,
                        Covariates.of(
                                IntStream.range(0, 9).mapToObj(i -> "c" + i).toList(),
                                IntStream.range(0, 9).mapToObj(column::apply).toArray(double[][]::new)),
                        Covariates.none()));
    }

    private static int[] ints(int size, java.util.function.IntUnaryOperator values) {
        return IntStream.range(0, size).map(values).toArray();
    }

    private static void refused(Reason reason, String words, Runnable asking) {
        assertThatThrownBy(asking::run)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        UnusableData.class, no -> assertThat(no.reason()).isEqualTo(reason));
    }
}
