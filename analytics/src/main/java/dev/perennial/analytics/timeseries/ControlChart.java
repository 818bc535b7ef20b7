package dev.perennial.analytics.timeseries;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.comparison.Rate;
import dev.perennial.analytics.statistics.Proportion;
import dev.perennial.analytics.statistics.Summary;
import dev.perennial.analytics.statistics.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether a process stays what it was: a centre, limits of three standard deviations around it, and
/// the points that signal a change.
///
/// Shewhart (1931), Economic control of quality of manufactured product; run rules of the Western
/// Electric handbook (1956) and Nelson (1984), Journal of Quality Technology 16. A stable process
/// breaks the limits at 1 point in 370 and any of the rules at about 1 point in 70; ask for the limits
/// alone where that is too often.
public record ControlChart(double centre, List<Point> points) {
    private static final double RANGE_TO_DEVIATION = 1.1283791670955126;

    /// One point of the series, by its index in what was given; closed periods have none.
    public record Point(int index, double value, double low, double high, Set<Signal> signals) {}

    /// Which rule a point completes.
    public enum Signal {
        BEYOND_LIMITS,
        /// Two of three beyond two deviations on one side.
        TWO_OF_THREE_FAR,
        /// Four of five beyond one deviation on one side.
        FOUR_OF_FIVE_OFF,
        /// Eight in a row on one side of the centre.
        EIGHT_ON_ONE_SIDE,
        /// Six in a row, each above, or each below, the one before.
        SIX_STEPS_ONE_WAY
    }

    /// Single values in any unit (XmR): limits from the mean moving range of the first `baseline`
    /// values. Where those are all the same the limits are the centre itself.
    ///
    /// @throws UnusableData for a baseline below 2 or beyond the values, or values that are not finite
    public static ControlChart xmr(int baseline, double... values) {
        Values.finite("series", values);
        if (baseline < 2 || baseline > values.length)
            throw new UnusableData(
                    Reason.TOO_LITTLE,
                    "a baseline of %d values out of %d: at least 2 are needed".formatted(baseline, values.length));
        var centre = Summary.of(Arrays.copyOf(values, baseline)).mean();
        var range = 0.0;
        for (var i = 1; i < baseline; i++) range += Math.abs(values[i] - values[i - 1]) / (baseline - 1);
        var deviation = range / RANGE_TO_DEVIATION;
        return of(
                centre,
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Given(i, values[i], deviation, -Double.MAX_VALUE, Double.MAX_VALUE))
                        .toList());
    }

    /// Shares of cases by period (p chart); a null entry is a closed period.
    ///
    /// @throws UnusableData when no period is open
    public static ControlChart p(List<? extends @Nullable Proportion> periods) {
        var hits = 0L;
        var of = 0L;
        for (var period : periods)
            if (period != null) {
                hits += period.hits();
                of += period.of();
            }
        if (of == 0) throw new UnusableData(Reason.EMPTY, "no open period in the series");
        var centre = (double) hits / of;
        var given = new ArrayList<Given>();
        for (var i = 0; i < periods.size(); i++) {
            var period = periods.get(i);
            if (period != null)
                given.add(new Given(i, period.share(), Math.sqrt(centre * (1 - centre) / period.of()), 0, 1));
        }
        return of(centre, given);
    }

    /// Events per exposure by period (u chart); a null entry is a closed period.
    ///
    /// @throws UnusableData when no period is open
    public static ControlChart u(List<? extends @Nullable Rate> periods) {
        var events = 0L;
        var exposure = 0.0;
        for (var period : periods)
            if (period != null) {
                events += period.events();
                exposure += period.exposure();
            }
        if (exposure == 0) throw new UnusableData(Reason.EMPTY, "no open period in the series");
        var centre = events / exposure;
        var given = new ArrayList<Given>();
        for (var i = 0; i < periods.size(); i++) {
            var period = periods.get(i);
            if (period != null)
                given.add(new Given(i, period.perUnit(), Math.sqrt(centre / period.exposure()), 0, Double.MAX_VALUE));
        }
        return of(centre, given);
    }

    private record Given(int index, double value, double deviation, double lowest, double highest) {
        double z(double centre) {
            if (value == centre) return 0;
            return deviation == 0 ? Math.copySign(Double.MAX_VALUE, value - centre) : (value - centre) / deviation;
        }
    }

    private static ControlChart of(double centre, List<Given> given) {
        var z = given.stream().mapToDouble(g -> g.z(centre)).toArray();
        var points = new ArrayList<Point>();
        for (var i = 0; i < z.length; i++) {
            var at = given.get(i);
            points.add(new Point(
                    at.index,
                    at.value,
                    Math.max(at.lowest, centre - 3 * at.deviation),
                    Math.min(at.highest, centre + 3 * at.deviation),
                    signals(z, i)));
        }
        return new ControlChart(centre, List.copyOf(points));
    }

    private static Set<Signal> signals(double[] z, int at) {
        var signals = EnumSet.noneOf(Signal.class);
        var side = Math.signum(z[at]);
        if (Math.abs(z[at]) > 3) signals.add(Signal.BEYOND_LIMITS);
        if (side * z[at] > 2 && beyond(z, at, 3, side, 2) >= 2) signals.add(Signal.TWO_OF_THREE_FAR);
        if (side * z[at] > 1 && beyond(z, at, 5, side, 1) >= 4) signals.add(Signal.FOUR_OF_FIVE_OFF);
        if (side != 0 && beyond(z, at, 8, side, 0) == 8) signals.add(Signal.EIGHT_ON_ONE_SIDE);
        if (steps(z, at, 1) || steps(z, at, -1)) signals.add(Signal.SIX_STEPS_ONE_WAY);
        return signals;
    }

    private static int beyond(double[] z, int at, int window, double side, double least) {
        var count = 0;
        for (var i = Math.max(0, at - window + 1); i <= at; i++) if (side * z[i] > least) count++;
        return count;
    }

    private static boolean steps(double[] z, int at, int direction) {
        if (at < 5) return false;
        for (var i = at - 4; i <= at; i++) if (direction * (z[i] - z[i - 1]) <= 0) return false;
        return true;
    }

    /// The points that signal something.
    public List<Point> signals() {
        return points.stream().filter(point -> !point.signals().isEmpty()).toList();
    }
}
