package dev.perennial.analytics.distributions;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.BetaFunction;

/// How many marked ones are among `drawn` taken without putting back from a population with `marked`
/// marked ones.
public record Hypergeometric(long population, long marked, long drawn) {
    public Hypergeometric {
        if (population < 1 || marked < 0 || marked > population || drawn < 0 || drawn > population)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%d marked and %d drawn must be between 0 and the population of %d"
                            .formatted(marked, drawn, population));
    }

    public long lowest() {
        return Math.max(0, drawn - (population - marked));
    }

    public long highest() {
        return Math.min(marked, drawn);
    }

    /// The probability of exactly that many marked ones.
    public double at(long count) {
        if (count < lowest() || count > highest()) return 0;
        if (lowest() == highest()) return 1;
        var p = (double) drawn / population;
        var q = (double) (population - drawn) / population;
        return BetaFunction.binomialTerm(count, marked - count, p, q)
                * BetaFunction.binomialTerm(drawn - count, population - marked - drawn + count, p, q)
                / BetaFunction.binomialTerm(drawn, population - drawn, p, q);
    }

    /// The probability of at most that many.
    public double cumulative(long count) {
        if (count < lowest()) return 0;
        if (count >= highest()) return 1;
        return count > mean() ? 1 - upwards(count + 1) : downwards(count);
    }

    /// The probability of more than that many.
    public double upper(long count) {
        if (count < lowest()) return 1;
        if (count >= highest()) return 0;
        return count < mean() ? 1 - downwards(count) : upwards(count + 1);
    }

    private double mean() {
        return (double) marked / population * drawn;
    }

    private double downwards(long from) {
        var term = at(from);
        var sum = term;
        for (var k = from; k > lowest() && term > 1e-18 * sum; k--) {
            term *= (double) k / (marked - k + 1) * (population - marked - drawn + k) / (drawn - k + 1);
            sum += term;
        }
        return Math.min(1, sum);
    }

    private double upwards(long from) {
        var term = at(from);
        var sum = term;
        for (var k = from; k < highest() && term > 1e-18 * sum; k++) {
            term *= (double) (marked - k) / (k + 1) * (drawn - k) / (population - marked - drawn + k + 1);
            sum += term;
        }
        return Math.min(1, sum);
    }
}
