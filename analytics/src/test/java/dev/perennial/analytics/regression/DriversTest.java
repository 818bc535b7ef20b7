package dev.perennial.analytics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.SharedVectors;
import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.regression.Drivers.Quadrant;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriversTest {
    @Test
    void sharesOfAttitudesAreThoseOfFullEnumeration() {
        var drivers = Drivers.of(RegressionTest.attitudes(), RegressionTest.rating(), 0.9, 500, 1);
        double[] shapley = {0.37081619, 0.05090379, 0.15576599, 0.12034508, 0.00658872, 0.02818221};
        double[] johnson = {0.3627602, 0.05600228, 0.16361091, 0.1217804, 0.00825547, 0.02019274};
        for (var j = 0; j < 6; j++) {
            var driver = drivers.drivers().get(j);
            assertThat(driver.share().estimate()).isCloseTo(shapley[j], within(1e-8));
            assertThat(driver.weight().estimate()).isCloseTo(johnson[j], within(1e-8));
            assertThat(driver.share().low()).isBetween(0.0, driver.share().high());
        }
        assertThat(drivers.rSquared().estimate()).isCloseTo(0.732601992531, within(1e-11));
        assertThat(drivers.drivers().getFirst().rank().low()).isEqualTo(1);
        assertThat(drivers.drivers().getFirst().rank().high()).isLessThan(4);
        assertThat(drivers.drivers().get(5).standardised()).isNegative();
        assertThat(drivers).isEqualTo(Drivers.of(RegressionTest.attitudes(), RegressionTest.rating(), 0.9, 500, 1));
    }

    @Test
    void alcoholLeadsInRedWine() {
        var names = List.of(
                "fixed acidity",
                "volatile acidity",
                "citric acid",
                "residual sugar",
                "chlorides",
                "free sulfur dioxide",
                "total sulfur dioxide",
                "density",
                "pH",
                "sulphates",
                "alcohol");
        var file = "satisfaction-drivers/winequality-red.csv";
        var shares = Drivers.shares(
                Predictors.of(
                        names,
                        names.stream().map(n -> SharedVectors.column(file, n)).toArray(double[][]::new)),
                SharedVectors.column(file, "quality"));
        assertThat(shares[10]).isCloseTo(0.1325, within(5e-5));
        assertThat(shares[1]).isCloseTo(0.0770, within(5e-5));
        assertThat(shares[9]).isCloseTo(0.0436, within(5e-5));
        assertThat(Arrays.stream(shares).sum()).isCloseTo(0.360551703, within(1e-9));
    }

    @Test
    void sharesAddUpAreNeverNegativeAndMindNoUnits() {
        var random = new Random(3);
        for (var round = 0; round < 20; round++) {
            var p = 2 + random.nextInt(6);
            var columns = new double[p][50];
            var y = new double[50];
            for (var i = 0; i < 50; i++) {
                var common = random.nextGaussian();
                for (var j = 0; j < p; j++) {
                    columns[j][i] = common + random.nextGaussian();
                    y[i] += (j - 1) * columns[j][i];
                }
                y[i] += 3 * random.nextGaussian();
            }
            var names = IntStream.range(0, p).mapToObj(j -> "d" + j).toList();
            var predictors = Predictors.of(names, columns);
            var shares = Drivers.shares(predictors, y);
            var fit = LeastSquares.of(predictors, y, 0.95);
            assertThat(Arrays.stream(shares).sum()).isCloseTo(fit.rSquared(), within(1e-10));
            assertThat(Arrays.stream(shares).min().orElseThrow()).isGreaterThanOrEqualTo(-1e-12);
            columns[0] = Arrays.stream(columns[0]).map(v -> 1e3 - 1e6 * v).toArray();
            assertThat(Drivers.shares(Predictors.of(names, columns), y)).containsExactly(shares, within(1e-9));
        }
    }

    @Test
    void twinsShareEquallyAndAreNamed() {
        var random = new Random(4);
        var a = random.doubles(200).toArray();
        var b = random.doubles(200).toArray();
        var y = IntStream.range(0, 200)
                .mapToDouble(i -> a[i] + 0.2 * b[i] + 0.3 * random.nextGaussian())
                .toArray();
        var drivers = Drivers.of(Predictors.of(List.of("a", "b", "twin"), a, b, a.clone()), y, 0.9, 100, 1);
        assertThat(drivers.redundant()).containsExactly("twin");
        assertThat(drivers.drivers().get(0).share().estimate())
                .isCloseTo(drivers.drivers().get(2).share().estimate(), within(1e-9));
        assertThat(drivers.drivers().get(0).weight().estimate())
                .isCloseTo(drivers.drivers().get(2).weight().estimate(), within(1e-9));
    }

    @Test
    void randomOrdersComeNearToAllOrders() {
        var random = new Random(5);
        var columns = new double[17][400];
        var y = new double[400];
        for (var i = 0; i < 400; i++)
            for (var j = 0; j < 17; j++) {
                columns[j][i] = random.nextGaussian() + (j > 0 ? 0.5 * columns[j - 1][i] : 0);
                if (j < 4) y[i] += columns[j][i] + random.nextGaussian();
            }
        var names = IntStream.range(0, 17).mapToObj(j -> "d" + j).toList();
        var many = Drivers.shares(Predictors.of(names, columns), y);
        var few = Drivers.shares(Predictors.of(names.subList(0, 16), Arrays.copyOf(columns, 16)), y);
        for (var j = 0; j < 15; j++) assertThat(many[j]).isCloseTo(few[j], within(0.01));
    }

    @Test
    void whatMattersAndDoesBadlyComesFirst() {
        var random = new Random(6);
        var n = 600;
        var speed = new double[n];
        var taste = new double[n];
        var music = new double[n];
        var waiting = new double[n];
        var y = new double[n];
        for (var i = 0; i < n; i++) {
            speed[i] = 1.5 + 0.9 * random.nextGaussian() / 2;
            taste[i] = 4.2 + 0.5 * random.nextGaussian();
            music[i] = 2 + 0.8 * random.nextGaussian();
            waiting[i] = 3.9 + 0.4 * random.nextGaussian();
            y[i] = speed[i] + taste[i] - 1.2 * waiting[i] + 0.02 * music[i] + 0.5 * random.nextGaussian();
        }
        var drivers = Drivers.of(
                Predictors.of(List.of("speed", "taste", "music", "waiting"), speed, taste, music, waiting),
                y,
                0.9,
                200,
                1);
        var priorities = drivers.priorities(0, 5);
        assertThat(priorities).extracting(p -> p.driver().name()).containsSubsequence("waiting", "taste", "music");
        assertThat(priorities.getFirst().quadrant()).isEqualTo(Quadrant.FIX_FIRST);
        assertThat(priorities)
                .filteredOn(p -> p.driver().name().equals("taste"))
                .allMatch(p -> p.quadrant() == Quadrant.KEEP_UP && p.sure());
        assertThat(priorities)
                .filteredOn(p -> p.driver().name().equals("music"))
                .allMatch(p -> p.quadrant() == Quadrant.LATER || p.quadrant() == Quadrant.ENOUGH);
        assertThatThrownBy(() -> drivers.priorities(3, 5)).hasMessageContaining("outside the scale");
        assertThatThrownBy(() -> Drivers.of(RegressionTest.attitudes(), new double[30], 0.9, 10, 1))
                .isInstanceOf(UnusableData.class);
    }

    /// Seconds of this thread on a processor: the machine may be busy with other things.
    private static double processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /// Row 11: a million rows, ten columns.
    @Test
    void aMillionRowsWithTenDriversAreSharedOutQuickly() {
        var random = new Random(7);
        var n = Integer.getInteger("perennial.rows", 100_000);
        var columns = new double[10][n];
        var y = new double[n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < 10; j++) {
                columns[j][i] = random.nextDouble();
                y[i] += j * columns[j][i] + random.nextDouble();
            }
        var predictors =
                Predictors.of(IntStream.range(0, 10).mapToObj(j -> "d" + j).toList(), columns);
        Drivers.shares(predictors, y);
        var start = processor();
        var shares = Drivers.shares(predictors, y);
        var seconds = processor() - start;
        var from = processor();
        var fit = LeastSquares.of(predictors, y, 0.95);
        System.out.printf(
                "%,d x 10, processor: Shapley shares with coefficients %.3f s, least squares to the last digit %.3f s%n",
                n, seconds, processor() - from);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(fit.rSquared(), within(1e-9));
    }
}
