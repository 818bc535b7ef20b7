package dev.perennial.analytics.statistics;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Retention when some customers have not been watched to the end: the share still there after each time
/// at which
/// somebody left.
///
/// Kaplan, Meier (1958), Nonparametric estimation from incomplete observations, JASA 53; intervals on the
/// complementary log-log scale (Kalbfleisch, Prentice) from Greenwood's variance.
public record KaplanMeier(List<Step> steps) {
    /// After `time`, the share `remaining` is still there, of whom `watched` were watched up to then;
    /// `left` of those
    /// left at that time. `standardError` is Greenwood's.
    public record Step(double time, int watched, int left, Interval remaining, double standardError) {}

    /// One entry a customer: how long they were watched, and whether they left then (true) or were still
    /// there.
    ///
    /// @throws UnusableData when there is nobody, lengths differ or a time is negative or not finite
    public static KaplanMeier of(double[] time, boolean[] left, double level) {
        if (time.length != left.length)
            throw new UnusableData(
                    Reason.LENGTHS_DIFFER, "%d times but %d endings".formatted(time.length, left.length));
        if (time.length == 0) throw new UnusableData(Reason.EMPTY, "nobody was watched");
        for (var i = 0; i < time.length; i++)
            if (!(time[i] >= 0 && Double.isFinite(time[i])))
                throw new UnusableData(Reason.OUT_OF_RANGE, "time %d is %s, not 0 or more".formatted(i, time[i]));
        var z = Interval.z(level);
        var order = IntStream.range(0, time.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> time[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var steps = new ArrayList<Step>();
        var share = 1.0;
        var greenwood = 0.0;
        for (var from = 0; from < order.length; ) {
            var at = time[order[from]];
            var to = from;
            var gone = 0;
            for (; to < order.length && time[order[to]] == at; to++) if (left[order[to]]) gone++;
            var watched = order.length - from;
            if (gone > 0) {
                share *= (double) (watched - gone) / watched;
                greenwood += gone == watched ? 0 : gone / ((double) watched * (watched - gone));
                steps.add(new Step(
                        at, watched, gone, interval(share, greenwood, z, level), share * Math.sqrt(greenwood)));
            }
            from = to;
        }
        return new KaplanMeier(List.copyOf(steps));
    }

    private static Interval interval(double share, double greenwood, double z, double level) {
        if (share <= 0 || share >= 1) return new Interval(share, share, share, level);
        var log = Math.log(share);
        var spread = z * Math.sqrt(greenwood) / Math.abs(log);
        return new Interval(share, Math.exp(log * Math.exp(spread)), Math.exp(log * Math.exp(-spread)), level);
    }

    /// The share still there after that time.
    public double remainingAfter(double time) {
        var share = 1.0;
        for (var step : steps) if (step.time() <= time) share = step.remaining().estimate();
        return share;
    }
}
