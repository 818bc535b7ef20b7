package dev.perennial.analytics.distributions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.analytics.UnusableData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// `vectors.csv` holds tail probabilities of our own making: mpmath with 30 to 60 digits, the
/// studentized range by scipy 1.17.
class DistributionsTest {
    @Test
    void tailsAreRightToTwelveDigitsHoweverSmall() {
        var off = new ArrayList<String>();
        for (var line : rows("t", "f", "chi2", "poisson", "binomial", "hypergeometric")) {
            var expected = Double.parseDouble(line[4]);
            if (!(Math.abs(tail(line) - expected) <= 1e-12 * expected))
                off.add(String.join(",", line) + " but is " + tail(line));
        }
        assertThat(off).isEmpty();
    }

    @Test
    void distributionsUnderAnEffectAreRightToTenDecimals() {
        var off = new ArrayList<String>();
        for (var line : rows("noncentralT", "noncentralChi2", "noncentralF", "studentizedRange")) {
            var expected = Double.parseDouble(line[4]);
            if (!(Math.abs(tail(line) - expected) <= 1e-10)) off.add(String.join(",", line) + " but is " + tail(line));
        }
        assertThat(off).isEmpty();
    }

    @Test
    void quantilesUndoTheDistributionAndAreThoseOfTheTables() {
        assertThat(new StudentT(9).quantile(0.975)).isCloseTo(2.262157162798205, within(1e-13));
        assertThat(new StudentT(1).quantile(0.025)).isCloseTo(-12.706204736174705, within(1e-12));
        assertThat(new FisherF(2, 27).quantile(0.95)).isCloseTo(3.3541308285291964, within(1e-12));
        assertThat(new ChiSquared(3).quantile(0.95)).isCloseTo(7.814727903251179, within(1e-12));
        for (var p : new double[] {1e-12, 0.003, 0.4, 0.8, 0.9999})
            for (var df : new double[] {0.7, 2, 30, 4000}) {
                assertThat(new StudentT(df).cumulative(new StudentT(df).quantile(p)) / p)
                        .isCloseTo(1, within(1e-11));
                assertThat(new FisherF(df, 5).cumulative(new FisherF(df, 5).quantile(p)))
                        .isCloseTo(p, within(1e-11));
                assertThat(new ChiSquared(df).cumulative(new ChiSquared(df).quantile(p)))
                        .isCloseTo(p, within(1e-11));
            }
    }

    @Test
    void bothTailsAddUpToOne() {
        for (var x = 0.1; x < 60; x *= 1.5) {
            assertThat(new StudentT(4).cumulative(x) + new StudentT(4).upper(x)).isCloseTo(1, within(1e-14));
            assertThat(new FisherF(4, 9).cumulative(x) + new FisherF(4, 9).upper(x))
                    .isCloseTo(1, within(1e-14));
            var k = (long) x;
            assertThat(new Poisson(7).cumulative(k) + new Poisson(7).upper(k)).isCloseTo(1, within(1e-14));
            assertThat(new Binomial(60, 0.3).cumulative(k) + new Binomial(60, 0.3).upper(k))
                    .isCloseTo(1, within(1e-14));
            assertThat(new Hypergeometric(90, 50, 60).cumulative(k) + new Hypergeometric(90, 50, 60).upper(k))
                    .isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void noEffectIsTheCentralDistribution() {
        assertThat(new NoncentralT(7, 0).upper(1.5)).isCloseTo(new StudentT(7).upper(1.5), within(1e-13));
        assertThat(NoncentralChiSquared.shiftOf(0.5, 3, 0.025)).isPositive();
        assertThat(NoncentralChiSquared.shiftOf(0.5, 3, 0.975)).isZero();
        var shift = NoncentralF.shiftOf(4.85, 2, 27, 0.5);
        assertThat(new NoncentralF(2, 27, shift).cumulative(4.85)).isCloseTo(0.5, within(1e-12));
        var large = NoncentralChiSquared.shiftOf(250_000, 4, 0.025);
        assertThat(large).isCloseTo(250_000 + 1.96 * 2 * Math.sqrt(250_000), within(100.0));
    }

    @Test
    void whatNoDistributionHasIsRefusedAndNoNaNComesBack() {
        for (Runnable wrong : List.<Runnable>of(
                () -> new StudentT(0),
                () -> new StudentT(Double.NaN),
                () -> new StudentT(3).upper(Double.NaN),
                () -> new StudentT(3).quantile(1),
                () -> new FisherF(1, -2),
                () -> new ChiSquared(Double.POSITIVE_INFINITY),
                () -> new Poisson(0),
                () -> new Binomial(0, 0.5),
                () -> new Binomial(3, 1.5),
                () -> new Hypergeometric(5, 6, 2),
                () -> new StudentizedRange(1, 4),
                () -> new NoncentralF(1, 1, Double.NaN)))
            assertThatThrownBy(wrong::run).isInstanceOf(UnusableData.class);
        assertThat(new StudentT(3).twoSided(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(new FisherF(2, 2).upper(Double.POSITIVE_INFINITY)).isZero();
        assertThat(new ChiSquared(2).upper(Double.POSITIVE_INFINITY)).isZero();
        assertThat(new Binomial(4, 0).at(0)).isEqualTo(1);
    }

    private static double tail(String[] line) {
        var x = Double.parseDouble(line[1]);
        return switch (line[0]) {
            case "t" -> new StudentT(Double.parseDouble(line[2])).twoSided(x);
            case "f" -> new FisherF(Double.parseDouble(line[2]), Double.parseDouble(line[3])).upper(x);
            case "chi2" -> new ChiSquared(Double.parseDouble(line[2])).upper(x);
            case "poisson" -> new Poisson(Double.parseDouble(line[2])).cumulative((long) x);
            case "binomial" -> new Binomial(Long.parseLong(line[2]), Double.parseDouble(line[3])).cumulative((long) x);
            case "hypergeometric" -> {
                var sizes = Arrays.stream(line[2].split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray();
                yield new Hypergeometric(sizes[0], sizes[1], sizes[2]).cumulative((long) x);
            }
            case "noncentralT" -> new NoncentralT(Double.parseDouble(line[2]), Double.parseDouble(line[3])).upper(x);
            case "noncentralChi2" ->
                new NoncentralChiSquared(Double.parseDouble(line[2]), Double.parseDouble(line[3])).cumulative(x);
            case "noncentralF" -> {
                var degrees = Arrays.stream(line[2].split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                yield new NoncentralF(degrees[0], degrees[1], Double.parseDouble(line[3])).cumulative(x);
            }
            default -> new StudentizedRange(Integer.parseInt(line[2]), Double.parseDouble(line[3])).upper(x);
        };
    }

    private static List<String[]> rows(String... names) {
        try (var file = DistributionsTest.class.getResourceAsStream("vectors.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .filter(line -> List.of(names).contains(line[0]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
