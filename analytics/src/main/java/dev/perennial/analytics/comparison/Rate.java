package dev.perennial.analytics.comparison;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Interval;

/// Events in an exposure, such as complaints per 1,000 orders or visits in a week; exposure in any unit
/// above 0.
public record Rate(long events, double exposure) {
    public Rate {
        if (events < 0)
            throw new UnusableData(Reason.OUT_OF_RANGE, "%d events: 0 or more are needed".formatted(events));
        if (!(exposure > 0 && Double.isFinite(exposure)))
            throw new UnusableData(Reason.OUT_OF_RANGE, "an exposure of %s is not above 0".formatted(exposure));
    }

    public double perUnit() {
        return events / exposure;
    }

    /// The score interval of a Poisson rate, honest at 0 events.
    public Interval interval(double level) {
        var z = Interval.z(level);
        var middle = events + z * z / 2;
        var width = z * Math.sqrt(events + z * z / 4);
        return new Interval(
                perUnit(), events == 0 ? 0 : (middle - width) / exposure, (middle + width) / exposure, level);
    }

    /// This rate less another, from the two score intervals.
    ///
    /// Zou, Donner (2008), Construction of confidence limits about effect measures, Statistics in
    /// Medicine 27.
    public Interval minus(Rate other, double level) {
        var mine = interval(level);
        var theirs = other.interval(level);
        var difference = perUnit() - other.perUnit();
        return new Interval(
                difference,
                difference - Math.hypot(perUnit() - mine.low(), theirs.high() - other.perUnit()),
                difference + Math.hypot(mine.high() - perUnit(), other.perUnit() - theirs.low()),
                level);
    }
}
