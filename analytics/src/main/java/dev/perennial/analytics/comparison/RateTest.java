package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.TestResult.Calculation;
import dev.perennial.analytics.comparison.TestResult.Caveat;
import dev.perennial.analytics.comparison.TestResult.Effect;
import dev.perennial.analytics.comparison.TestResult.Effect.Kind;
import dev.perennial.analytics.comparison.TestResult.Method;
import dev.perennial.analytics.distributions.Binomial;
import dev.perennial.analytics.distributions.ChiSquared;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/// Whether independent events happen at different rates. Events that come in bunches (one customer,
/// five complaints) are not independent: count the customers then.
///
/// Przyborowski, Wilenski (1940), Homogeneity of results in testing samples from Poisson series,
/// Biometrika 31.
public final class RateTest {
    private static final int ROUNDS = 9_999;
    private static final long SEED = 0xa4093822299f31d0L;

    private RateTest() {}

    /// Two rates exactly, given all their events; more by chi-squared, or by seeded dealing where fewer
    /// than five are expected in a group. Effects for two: difference and, where both have events,
    /// ratio with exact limits.
    ///
    /// @throws UnusableData for fewer than two rates or no events at all
    public static TestResult of(double level, Rate... rates) {
        Interval.z(level);
        if (rates.length < 2)
            throw new UnusableData(
                    Reason.TOO_LITTLE, "%d rates: a comparison needs at least 2".formatted(rates.length));
        var events = Arrays.stream(rates).mapToLong(Rate::events).sum();
        if (events == 0)
            throw new UnusableData(Reason.ALL_THE_SAME, "no events in any group: there is nothing to compare");
        return rates.length == 2 ? two(rates[0], rates[1], level) : many(rates, events);
    }

    private static TestResult two(Rate one, Rate two, double level) {
        var found = new Proportion(one.events(), one.events() + two.events());
        var expected = one.exposure() / (one.exposure() + two.exposure());
        var effects = new ArrayList<Effect>();
        effects.add(new Effect(Kind.RATE_DIFFERENCE, one.minus(two, level)));
        var caveats = EnumSet.noneOf(Caveat.class);
        if (found.of() < 10) caveats.add(Caveat.FEW_ANSWERS);
        if (one.events() == 0 || two.events() == 0) caveats.add(Caveat.NO_RATIO);
        else {
            var share = BinomialTest.exact(found, level);
            var scale = two.exposure() / one.exposure();
            effects.add(new Effect(
                    Kind.RATE_RATIO,
                    new Interval(
                            one.perUnit() / two.perUnit(),
                            scale * share.low() / (1 - share.low()),
                            scale * share.high() / (1 - share.high()),
                            level)));
        }
        return new TestResult(
                Method.POISSON_RATES,
                one.events(),
                List.of(),
                BinomialTest.p(found, new Binomial(found.of(), expected)),
                Calculation.EXACT,
                effects,
                caveats);
    }

    private static TestResult many(Rate[] rates, long events) {
        var exposure = Arrays.stream(rates).mapToDouble(Rate::exposure).sum();
        var expected = Arrays.stream(rates)
                .mapToDouble(r -> events * (r.exposure() / exposure))
                .toArray();
        var counts = Arrays.stream(rates).mapToLong(Rate::events).toArray();
        var statistic = distance(counts, expected);
        var degrees = rates.length - 1.0;
        var few = Arrays.stream(expected).anyMatch(e -> e < 5);
        var dealt = few && events <= 10_000;
        return new TestResult(
                Method.POISSON_RATES,
                statistic,
                List.of(degrees),
                dealt ? dealt(events, expected, statistic) : new ChiSquared(degrees).upper(statistic),
                dealt ? Calculation.SIMULATED : Calculation.ASYMPTOTIC,
                List.of(),
                few && !dealt ? EnumSet.of(Caveat.SMALL_EXPECTED_COUNTS) : EnumSet.noneOf(Caveat.class));
    }

    private static double distance(long[] counts, double[] expected) {
        var sum = 0.0;
        for (var g = 0; g < counts.length; g++)
            sum += (counts[g] - expected[g]) * (counts[g] - expected[g]) / expected[g];
        return sum;
    }

    private static double dealt(long events, double[] expected, double observed) {
        var upTo = new double[expected.length];
        var sum = 0.0;
        for (var g = 0; g < expected.length; g++) {
            sum += expected[g] / events;
            upTo[g] = sum;
        }
        var random = new SplittableRandom(SEED);
        var asExtreme = 0;
        var rounds = Math.clamp(20_000_000L / events, 999, ROUNDS);
        for (var round = 0; round < rounds; round++) {
            var counts = new long[expected.length];
            for (var i = 0L; i < events; i++) {
                var at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
                counts[Math.min(at < 0 ? -at - 1 : at, counts.length - 1)]++;
            }
            if (distance(counts, expected) >= observed * (1 - 1e-12)) asExtreme++;
        }
        return (asExtreme + 1.0) / (rounds + 1.0);
    }
}
