package dev.perennial.demo.bakery;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Repeatable luck: the same seed and stream give the same throws on every machine, hence a named algorithm
/// and [StrictMath].
final class Chance {
    private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final RandomGenerator random;

    /// @param stream one per customer or subject, so that a change to one leaves the others as they were
    Chance(long seed, long stream) {
        this.random = ALGORITHM.create(seed * 0x9E3779B97F4A7C15L + stream);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int from(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Mostly the early ones: the first of ten is drawn about four times as often as the last.
    <T> T earlyOf(List<T> choices) {
        var skewed = StrictMath.pow(random.nextDouble(), 1.6);
        return choices.get((int) (skewed * choices.size()));
    }

    double normal() {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /// Gamma by Marsaglia and Tsang (2000); below shape 1 by their boost.
    double gamma(double shape, double mean) {
        return standardGamma(shape) * mean / shape;
    }

    double beta(double a, double b) {
        var x = standardGamma(a);
        return x / (x + standardGamma(b));
    }

    private double standardGamma(double shape) {
        if (shape < 1) return standardGamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            var x = normal();
            var v = (1 + c * x) * (1 + c * x) * (1 + c * x);
            if (v <= 0) continue;
            var u = 1 - random.nextDouble();
            if (StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) return d * v;
        }
    }

    /// A version 7 identifier of the moment, so that the sample's rows lie in the order of time like all others.
    UUID id(long epochMilli) {
        var high = epochMilli << 16 | 0x7000 | random.nextInt(0x1000);
        var low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
