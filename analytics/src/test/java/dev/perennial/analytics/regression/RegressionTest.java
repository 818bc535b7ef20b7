package dev.perennial.analytics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.SharedData;
import dev.perennial.analytics.SharedVectors;
import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// NIST's certified values (StRD, linear) and published examples.
class RegressionTest {
    private static final List<String> ATTITUDES =
            List.of("complaints", "privileges", "learning", "raises", "critical", "advance");

    @Test
    void theNistSetsAreRightToTwelveDigits() {
        var norris = digits(
                "norris",
                LeastSquares.of(Predictors.of(List.of("x"), column("norris", "x")), column("norris", "y"), 0.95),
                new double[] {-0.262323073774029, 1.00211681802045},
                new double[] {0.232818234301152, 0.429796848199937e-3},
                0.884796396144373);
        var longley = digits(
                "longley",
                LeastSquares.of(
                        Predictors.of(
                                List.of("x1", "x2", "x3", "x4", "x5", "x6"),
                                IntStream.rangeClosed(1, 6)
                                        .mapToObj(j -> column("longley", "x" + j))
                                        .toArray(double[][]::new)),
                        column("longley", "y"),
                        0.95),
                new double[] {
                    -3482258.63459582,
                    15.0618722713733,
                    -0.358191792925910E-01,
                    -2.02022980381683,
                    -1.03322686717359,
                    -0.511041056535807E-01,
                    1829.15146461355
                },
                new double[] {
                    890420.383607373,
                    84.9149257747669,
                    0.334910077722432E-01,
                    0.488399681651699,
                    0.214274163161675,
                    0.226073200069370,
                    455.478499142212
                },
                304.854073561965);
        var filip = digits(
                "filip",
                LeastSquares.of(Predictors.powers("x", column("filip", "x"), 10), column("filip", "y"), 0.95),
                new double[] {
                    -1467.48961422980,
                    -2772.17959193342,
                    -2316.37108160893,
                    -1127.97394098372,
                    -354.478233703349,
                    -75.1242017393757,
                    -10.8753180355343,
                    -1.06221498588947,
                    -0.670191154593408E-01,
                    -0.246781078275479E-02,
                    -0.402962525080404E-04
                },
                new double[] {
                    298.084530995537,
                    559.779865474950,
                    466.477572127796,
                    227.204274477751,
                    71.6478660875927,
                    15.2897178747400,
                    2.23691159816033,
                    0.221624321934227,
                    0.142363763154724E-01,
                    0.535617408889821E-03,
                    0.896632837373868E-05
                },
                0.334801051324544E-02);
        var ones = DoubleStream.generate(() -> 1).limit(6).toArray();
        var wampler1 = digits("wampler1", wampler(1), ones, new double[0], 0);
        var wampler2 =
                digits("wampler2", wampler(2), new double[] {1, 0.1, 0.01, 0.001, 0.0001, 0.00001}, new double[0], 0);
        var wampler3 = digits(
                "wampler3",
                wampler(3),
                ones,
                new double[] {
                    2152.32624678170,
                    2363.55173469681,
                    779.343524331583,
                    101.475507550350,
                    5.64566512170752,
                    0.112324854679312
                },
                2360.14502379268);
        for (var found : new double[] {norris, longley, filip, wampler1, wampler2, wampler3})
            assertThat(found).isGreaterThanOrEqualTo(12);
    }

    private static LeastSquares wampler(int which) {
        return LeastSquares.of(
                Predictors.powers("x", column("wampler" + which, "x"), 5), column("wampler" + which, "y"), 0.95);
    }

    /// The fewest right digits of any coefficient, standard error, and the residual deviation, at most
    /// 15.
    private static double digits(String name, LeastSquares fit, double[] values, double[] errors, double deviation) {
        var coefficients = 15.0;
        var rest = 15.0;
        for (var j = 0; j < values.length; j++) {
            var found = fit.coefficients().get(j);
            coefficients = Math.min(coefficients, right(found.value().estimate(), values[j]));
            if (errors.length > 0) rest = Math.min(rest, right(found.standardError(), errors[j]));
        }
        if (deviation > 0) rest = Math.min(rest, right(fit.residualDeviation(), deviation));
        System.out.printf("%s: %.1f digits of coefficients, %.1f of errors%n", name, coefficients, rest);
        return Math.min(coefficients, rest);
    }

    private static double right(double found, double certified) {
        return Math.min(15, -Math.log10(Math.max(1e-16, Math.abs(found - certified) / Math.abs(certified))));
    }

    private static double[] column(String file, String name) {
        return SharedVectors.column("nist-strd/" + file + ".csv", name);
    }

    @Test
    void collinearColumnsAreRefusedByName() {
        var random = new Random(1);
        var a = random.doubles(40).toArray();
        var b = random.doubles(40).toArray();
        var sum = IntStream.range(0, 40).mapToDouble(i -> a[i] + b[i] + 0.1).toArray();
        var y = random.doubles(40).toArray();
        assertThatThrownBy(() -> LeastSquares.of(Predictors.of(List.of("a", "b", "sum"), a, b, sum), y, 0.95))
                .isInstanceOfSatisfying(UnusableData.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.COLLINEAR);
                    assertThat(refusal.getMessage()).contains("follows from the other columns");
                });
        refused(Reason.ALL_THE_SAME, () -> Predictors.of(List.of("a"), new double[40]));
        refused(Reason.NOT_FINITE, () -> Predictors.of(List.of("a"), new double[] {1, Double.NaN}));
        refused(Reason.EMPTY, () -> Predictors.of(List.of()));
        refused(
                Reason.TOO_LITTLE,
                () -> LeastSquares.of(Predictors.of(List.of("a"), new double[] {1, 2}), new double[] {1, 3}, 0.95));
        refused(Reason.ALL_THE_SAME, () -> LeastSquares.of(Predictors.of(List.of("a"), a), new double[40], 0.95));
        refused(Reason.LENGTHS_DIFFER, () -> LeastSquares.of(Predictors.of(List.of("a"), a), new double[3], 0.95));
    }

    @Test
    void attitudesAreExplainedAsInR() {
        var fit = LeastSquares.of(attitudes(), rating(), 0.95);
        double[] printed = {
            10.7870763857097,
            0.6131876078097,
            -0.0730501430995,
            0.3203321163761,
            0.081732133532,
            0.0383814473021,
            -0.2170566815865
        };
        double[] vif = {2.66706, 1.600891, 2.271043, 3.078226, 1.228109, 1.951591};
        for (var j = 0; j < 7; j++)
            assertThat(fit.coefficients().get(j).value().estimate()).isCloseTo(printed[j], within(1e-12));
        for (var j = 0; j < 6; j++)
            assertThat(fit.coefficients().get(j + 1).varianceInflation()).isCloseTo(vif[j], within(1e-6));
        assertThat(fit.rSquared()).isCloseTo(0.732601992531, within(1e-12));
        assertThat(fit.f()).isCloseTo(10.5, within(0.01));
        assertThat(fit.p()).isCloseTo(1.24e-5, within(5e-8));
    }

    static Predictors attitudes() {
        return Predictors.of(
                ATTITUDES,
                ATTITUDES.stream()
                        .map(name -> SharedVectors.column("satisfaction-drivers/attitude.csv", name))
                        .toArray(double[][]::new));
    }

    static double[] rating() {
        return SharedVectors.column("satisfaction-drivers/attitude.csv", "rating");
    }

    @Test
    void shiftingAndStretchingColumnsChangesNothingButTheirUnits() {
        var random = new Random(6);
        for (var round = 0; round < 20; round++) {
            var x = random.doubles(30).toArray();
            var z = random.doubles(30).toArray();
            var y = IntStream.range(0, 30)
                    .mapToDouble(i -> 2 * x[i] - z[i] + random.nextGaussian())
                    .toArray();
            var far = Arrays.stream(x).map(v -> 1e6 + 1000 * v).toArray();
            var plain = LeastSquares.of(Predictors.of(List.of("x", "z"), x, z), y, 0.9);
            var moved = LeastSquares.of(Predictors.of(List.of("x", "z"), far, z), y, 0.9);
            assertThat(moved.rSquared()).isCloseTo(plain.rSquared(), within(1e-9));
            assertThat(moved.coefficients().get(1).value().estimate() * 1000)
                    .isCloseTo(plain.coefficients().get(1).value().estimate(), within(1e-7));
            assertThat(moved.predict(far[3], z[3])).isCloseTo(plain.predict(x[3], z[3]), within(1e-8));
        }
    }

    @Test
    void ridgeSharesBetweenTwinsAndFadesIntoLeastSquares() {
        var random = new Random(2);
        var a = random.doubles(60).toArray();
        var y = IntStream.range(0, 60)
                .mapToDouble(i -> 3 * a[i] + 0.1 * random.nextGaussian())
                .toArray();
        var twins = Ridge.of(Predictors.of(List.of("a", "again"), a, a.clone()), y, 0.01);
        assertThat(twins.coefficients()[0]).isCloseTo(twins.coefficients()[1], within(1e-10));
        assertThat(twins.coefficients()[0] + twins.coefficients()[1]).isBetween(2.7, 3.1);
        var faint = Ridge.of(attitudes(), rating(), 1e-12);
        var exact = LeastSquares.of(attitudes(), rating(), 0.95);
        for (var j = 0; j < 6; j++)
            assertThat(faint.coefficients()[j])
                    .isCloseTo(exact.coefficients().get(j + 1).value().estimate(), within(1e-8));
        assertThat(faint.rSquared()).isCloseTo(exact.rSquared(), within(1e-10));
        var chosen = Ridge.of(attitudes(), rating());
        assertThat(chosen.effectiveColumns()).isBetween(1.0, 5.9);
        assertThat(chosen.rSquared()).isLessThan(exact.rSquared());
    }

    @Test
    void housingIsExplainedAsInMass() {
        var lines = SharedData.lines("satisfaction-drivers/housing.csv").stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(","))
                .toList();
        var names = List.of("InflMedium", "InflHigh", "TypeApartment", "TypeAtrium", "TypeTerrace", "ContHigh");
        var columns = new double[6][lines.size()];
        var answers = new int[lines.size()];
        var weights = new double[lines.size()];
        for (var i = 0; i < answers.length; i++) {
            var line = lines.get(i);
            answers[i] = List.of("Low", "Medium", "High").indexOf(line[0]);
            columns[0][i] = line[1].equals("Medium") ? 1 : 0;
            columns[1][i] = line[1].equals("High") ? 1 : 0;
            columns[2][i] = line[2].equals("Apartment") ? 1 : 0;
            columns[3][i] = line[2].equals("Atrium") ? 1 : 0;
            columns[4][i] = line[2].equals("Terrace") ? 1 : 0;
            columns[5][i] = line[3].equals("High") ? 1 : 0;
            weights[i] = Double.parseDouble(line[4]);
        }
        var fit = OrdinalLogit.of(Predictors.of(names, columns), answers, weights, 0.95, 0);
        double[] values = {
            0.56639373889, 1.288819063812, -0.57235014643, -0.366186566153, -1.091014907672, 0.360284149947
        };
        double[] errors = {0.1046527862, 0.127156149, 0.1192380142, 0.1551733388, 0.1514860256, 0.0955357993};
        for (var j = 0; j < 6; j++) {
            assertThat(fit.coefficients().get(j).value().estimate()).isCloseTo(values[j], within(2e-6));
            assertThat(fit.coefficients().get(j).standardError()).isCloseTo(errors[j], within(1e-6));
        }
        assertThat(fit.thresholds()[0]).isCloseTo(-0.496135343838, within(2e-6));
        assertThat(fit.thresholds()[1]).isCloseTo(0.690708290379, within(2e-6));
        assertThat(fit.deviance()).isCloseTo(3479.14929906, within(1e-7));
        assertThat(Arrays.stream(fit.probabilities(0, 1, 0, 0, 0, 1)).sum()).isCloseTo(1, within(1e-15));
    }

    @Test
    void logisticFindsTheRateOfEachGroupAndRefusesPerfectSeparation() {
        var x = new double[80];
        var yes = new boolean[80];
        for (var i = 0; i < 80; i++) {
            x[i] = i < 40 ? 0 : 1;
            yes[i] = i < 10 || (i >= 40 && i < 70);
        }
        var fit = Logistic.of(Predictors.of(List.of("x"), x), yes, 0.95, 0);
        assertThat(fit.intercept()).isCloseTo(Math.log(10.0 / 30), within(1e-9));
        assertThat(fit.coefficients().getFirst().value().estimate()).isCloseTo(2 * Math.log(3), within(1e-9));
        assertThat(fit.coefficients().getFirst().standardError())
                .isCloseTo(Math.sqrt(2.0 / 10 + 2.0 / 30), within(1e-9));
        assertThat(fit.probability(1)).isCloseTo(0.75, within(1e-10));
        for (var i = 0; i < 80; i++) yes[i] = i >= 40;
        var apart = Predictors.of(List.of("x"), x);
        refused(Reason.SEPARATED, () -> Logistic.of(apart, yes, 0.95, 0));
        assertThat(Logistic.of(apart, yes, 0.95, 1).probability(1)).isBetween(0.9, 0.999);
        refused(Reason.ALL_THE_SAME, () -> Logistic.of(apart, new boolean[80], 0.95, 0));
        refused(Reason.COLLINEAR, () -> {
            for (var i = 0; i < 80; i++) yes[i] = i % 3 == 0;
            Logistic.of(Predictors.of(List.of("x", "same"), x, x.clone()), yes, 0.95, 0);
        });
    }

    private static void refused(Reason reason, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        UnusableData.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
