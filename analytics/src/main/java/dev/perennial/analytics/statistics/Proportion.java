package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;

/// A share: `hits` out of `of`, such as satisfied customers (CSAT) or customers who came back.
public record Proportion(long hits, long of) {
    public Proportion {
        if (of < 1) throw new UnusableData(Reason.EMPTY, "a share of %d cases: at least 1 is needed".formatted(of));
        if (hits < 0 || hits > of)
            throw new UnusableData(Reason.OUT_OF_RANGE, "%d hits are not between 0 and %d".formatted(hits, of));
    }

    public double share() {
        return (double) hits / of;
    }

    /// Wilson's score interval: honest for few cases and at 0 and 1.
    ///
    /// Wilson (1927), Probable inference, Journal of the American Statistical Association 22.
    public Interval wilson(double level) {
        var z = Interval.z(level);
        var p = share();
        var width = z * Math.sqrt(p * (1 - p) / of + z * z / (4.0 * of * of));
        var middle = p + z * z / (2.0 * of);
        var scale = 1 + z * z / of;
        return new Interval(
                p, hits == 0 ? 0 : (middle - width) / scale, hits == of ? 1 : (middle + width) / scale, level);
    }

    /// This share minus another, by Newcombe's hybrid of two score intervals.
    ///
    /// Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics
    /// in
    /// Medicine 17, method 10.
    public Interval minus(Proportion other, double level) {
        var mine = wilson(level);
        var theirs = other.wilson(level);
        var difference = share() - other.share();
        return new Interval(
                difference,
                difference - Math.hypot(share() - mine.low(), theirs.high() - other.share()),
                difference + Math.hypot(mine.high() - share(), other.share() - theirs.low()),
                level);
    }
}
