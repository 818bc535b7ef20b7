package dev.perennial.analytics.distributions;

import dev.perennial.analytics.numeric.GammaFunction;

/// Walks down the counts of a Poisson variable, from where nothing lies above to where nothing lies
/// below.
final class PoissonMixture {
    private static final double REACH = 9;

    private final double mean;
    private final long lowest;
    private long count;
    private double weight;

    PoissonMixture(double mean) {
        this.mean = mean;
        var reach = REACH * Math.sqrt(mean) + 20;
        this.lowest = (long) Math.max(0, Math.floor(mean - reach));
        this.count = highest();
        this.weight = GammaFunction.poissonTerm(count, mean);
    }

    long highest() {
        return (long) Math.ceil(mean + REACH * Math.sqrt(mean) + 20);
    }

    double weight() {
        return weight;
    }

    boolean down() {
        if (count == lowest) return false;
        weight *= count / mean;
        count--;
        return true;
    }
}
