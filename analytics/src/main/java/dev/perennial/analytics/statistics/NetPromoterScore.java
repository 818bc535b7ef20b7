package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.numeric.Normal;

/// Answers to "would you recommend us": promoters (9-10), passives (7-8), detractors (0-6). Scores are on
/// the usual
/// scale from −100 to 100.
public record NetPromoterScore(long promoters, long passives, long detractors) {
    public NetPromoterScore {
        if (promoters < 0 || passives < 0 || detractors < 0)
            throw new UnusableData(
                    Reason.OUT_OF_RANGE,
                    "%d promoters, %d passives and %d detractors must all be 0 or more"
                            .formatted(promoters, passives, detractors));
        if (promoters + passives + detractors == 0)
            throw new UnusableData(Reason.EMPTY, "no answers: a score needs at least one");
    }

    public long answers() {
        return promoters + passives + detractors;
    }

    public double score() {
        return 100.0 * (promoters - detractors) / answers();
    }

    /// Standard error of the score, unadjusted.
    public double standardError() {
        return 100 * Math.sqrt(variance(promoters, detractors, answers()));
    }

    private static double variance(double promoters, double detractors, double answers) {
        var net = (promoters - detractors) / answers;
        return ((promoters + detractors) / answers - net * net) / answers;
    }

    /// The adjusted Wald interval: four pseudo-answers (1½ promoters, 1 passive, 1½ detractors) are
    /// added, without which the interval of ten happy customers has no width.
    ///
    /// Rocks (2016), Interval estimation for the net promoter score, The American Statistician 70(4).
    public Interval interval(double level) {
        var n = answers() + 4.0;
        var middle = 100 * (promoters - detractors) / n;
        var width = Interval.z(level) * 100 * Math.sqrt(variance(promoters + 1.5, detractors + 1.5, n));
        return new Interval(score(), Math.max(-100, middle - width), Math.min(100, middle + width), level);
    }

    /// This score less an independent one, each brought in from the ends by its four pseudo-answers.
    public Interval minus(NetPromoterScore other, double level) {
        var mine = interval(level);
        var theirs = other.interval(level);
        var difference = score() - other.score();
        return new Interval(
                difference,
                difference - Math.hypot(score() - mine.low(), theirs.high() - other.score()),
                difference + Math.hypot(mine.high() - score(), other.score() - theirs.low()),
                level);
    }

    /// How this score compares with an independent one: difference, z and two-sided p.
    public Comparison against(NetPromoterScore other) {
        var difference = score() - other.score();
        var error = Math.hypot(standardError(), other.standardError());
        var z = error == 0 ? (difference == 0 ? 0 : Math.copySign(Double.MAX_VALUE, difference)) : difference / error;
        return new Comparison(difference, z, 2 * Normal.cumulative(-Math.abs(z)));
    }

    /// A difference of scores, its z and the probability of one at least as large if there were none.
    public record Comparison(double difference, double z, double p) {}
}
