package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.distributions.StudentT;
import dev.perennial.analytics.statistics.Interval;

/// "Is this a real drop or just a quiet week?" The last days of a series against periods of the same
/// length before them, each weighed by the days of the week it was open.
///
/// `expected` is the total that was to be expected, with the limits in which such a period lies at the
/// level asked for; `p` how often chance alone brings one at least as far off, and `sure` is 1 − p.
/// `periods` of history were used, the latest twelve at most. The scatter is that of whole past
/// periods, never less than that of independent events, so good and bad spells are understood; a trend
/// in the past widens the limits. Looked at every week at 0.95, about one week in twenty is called real
/// by chance.
public record PeriodCheck(Verdict verdict, double observed, Interval expected, double p, double sure, int periods) {
    private static final int LEAST = 4;
    private static final int MOST = 12;

    /// What it was.
    public enum Verdict {
        REAL_DROP,
        REAL_RISE,
        /// Not further from the usual than periods are by chance.
        WITHIN_THE_USUAL
    }

    /// Judges the last `days` days of the series.
    ///
    /// @throws UnusableData when there are fewer than four whole periods before them with at least two
    /// usual weeks, none
    /// of the days is usual, or nothing ever happened
    public static PeriodCheck of(DailySeries series, int days, double level) {
        Interval.z(level);
        if (days < 1)
            throw new UnusableData(Reason.OUT_OF_RANGE, "the last %d days: at least 1 is needed".formatted(days));
        var from = series.days() - days;
        var past = Math.clamp(Math.floorDiv(from, days), 0, MOST);
        var shares = shares(series, from);
        var recent = Period.of(series, shares, from, series.days());
        if (recent.open == 0) throw new UnusableData(Reason.EMPTY, "none of the last %d days is usual".formatted(days));
        var roots = new double[past];
        var used = 0;
        for (var k = 1; k <= past; k++) {
            var period = Period.of(series, shares, from - k * days, from - (k - 1) * days);
            if (period.open > 0) roots[used++] = period.root();
        }
        if (used < LEAST)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d usual periods of %d days before the last one: at least %d are needed, so %d days of history"
                            .formatted(used, days, LEAST, LEAST * days));
        var mean = 0.0;
        for (var k = 0; k < used; k++) mean += roots[k] / used;
        var squares = 0.0;
        for (var k = 0; k < used; k++) squares += (roots[k] - mean) * (roots[k] - mean);
        var variance = Math.max(squares / (used - 1), 1 / (4 * recent.open));
        var error = Math.sqrt(variance * (1 + 1.0 / used));
        var t = new StudentT(used - 1.0);
        var distance = (recent.root() - mean) / error;
        var p = t.twoSided(distance);
        var reach = t.quantile(0.5 + level / 2) * error;
        var verdict = p >= 1 - level ? Verdict.WITHIN_THE_USUAL : distance < 0 ? Verdict.REAL_DROP : Verdict.REAL_RISE;
        var expected = new Interval(
                recent.total(mean), recent.total(Math.max(0, mean - reach)), recent.total(mean + reach), level);
        return new PeriodCheck(verdict, recent.sum, expected, p, 1 - p, used);
    }

    /// A period's total and how many average days it was open for.
    private record Period(double sum, double open) {
        static Period of(DailySeries series, double[] shares, int from, int to) {
            var sum = 0.0;
            var open = 0.0;
            for (var i = from; i < to; i++)
                if (series.usual()[i]) {
                    sum += series.values()[i];
                    open += shares[i % DailySeries.WEEK];
                }
            return new Period(sum, open);
        }

        /// The root of the daily rate, whose scatter does not depend on its height.
        double root() {
            return Math.sqrt((sum + 0.375) / open);
        }

        double total(double root) {
            return Math.max(0, root * root * open - 0.375);
        }
    }

    /// What each day of the week brings, relative to an average usual day of the past.
    private static double[] shares(DailySeries series, int until) {
        var sums = new double[DailySeries.WEEK];
        var counts = new int[DailySeries.WEEK];
        var all = 0.0;
        var days = 0;
        for (var i = 0; i < until; i++) {
            if (!series.usual()[i]) continue;
            sums[i % DailySeries.WEEK] += series.values()[i];
            counts[i % DailySeries.WEEK]++;
            all += series.values()[i];
            days++;
        }
        if (days < 2 * DailySeries.WEEK)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "%d usual days before: at least %d are needed to know a week"
                            .formatted(days, 2 * DailySeries.WEEK));
        if (all == 0) throw new UnusableData(Reason.ALL_THE_SAME, "nothing happened on any of the days before");
        var shares = new double[DailySeries.WEEK];
        var mean = all / days;
        for (var day = 0; day < DailySeries.WEEK; day++)
            shares[day] = counts[day] == 0 ? 1 : (sums[day] + mean) / (counts[day] + 1) / mean;
        return shares;
    }
}
