package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.BetaFunction;

/// The binomial distribution of hits among `of` independent trials.
public record Binomial(long of, double probability) {
    public Binomial {
        Given.positive(of, "the number of trials");
        Given.share(probability);
    }

    /// The probability of exactly that many hits.
    public double at(long hits) {
        if (hits < 0 || hits > of) return 0;
        return BetaFunction.binomialTerm(hits, of - hits, probability, 1 - probability);
    }

    /// The probability of at most that many hits.
    public double cumulative(long hits) {
        if (hits < 0) return 0;
        return hits >= of ? 1 : BetaFunction.regularised(1 - probability, probability, of - hits, hits + 1.0);
    }

    /// The probability of more than that many hits.
    public double upper(long hits) {
        if (hits < 0) return 1;
        return hits >= of ? 0 : BetaFunction.regularised(probability, 1 - probability, hits + 1.0, of - hits);
    }
}
