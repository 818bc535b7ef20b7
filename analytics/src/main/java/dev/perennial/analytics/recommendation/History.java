package dev.perennial.analytics.recommendation;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What one customer bought: the items ascending, how often, first and last when, and the days of their baskets.
record History(int[] item, int[] times, int[] first, int[] last, int[] days) {
    static final History NONE = new History(new int[0], new int[0], new int[0], new int[0], new int[0]);

    /// From rows of the log sorted by day, items named by their place.
    static History of(ItemLog log, int from, int to, int[] place) {
        var rows = new long[to - from];
        var kept = 0;
        for (var i = from; i < to; i++)
            if (place[log.item(i)] >= 0) rows[kept++] = ((long) place[log.item(i)] << 32) | (log.day(i) & 0xffffffffL);
        rows = Arrays.copyOf(rows, kept);
        Arrays.sort(rows);
        var different = 0;
        for (var i = 0; i < kept; i++) if (i == 0 || rows[i] >> 32 != rows[i - 1] >> 32) different++;
        var history = new History(
                new int[different],
                new int[different],
                new int[different],
                new int[different],
                IntStream.range(from, to).map(log::day).distinct().toArray());
        var at = -1;
        for (var i = 0; i < kept; i++) {
            if (i == 0 || rows[i] >> 32 != rows[i - 1] >> 32) {
                history.item[++at] = (int) (rows[i] >> 32);
                history.first[at] = (int) rows[i];
            }
            history.times[at]++;
            history.last[at] = (int) rows[i];
        }
        return history;
    }

    int at(int wanted) {
        return Arrays.binarySearch(item, wanted);
    }

    boolean has(int wanted) {
        return at(wanted) >= 0;
    }

    int lastDay() {
        return days.length == 0 ? Integer.MIN_VALUE : days[days.length - 1];
    }

    /// This and one more basket, of items ascending, on the last day or later.
    History with(int day, int[] basket) {
        var merged = new int[item.length + basket.length];
        System.arraycopy(item, 0, merged, 0, item.length);
        System.arraycopy(basket, 0, merged, item.length, basket.length);
        merged = Arrays.stream(merged).sorted().distinct().toArray();
        var sameDay = day == lastDay();
        var next = new History(
                merged,
                new int[merged.length],
                new int[merged.length],
                new int[merged.length],
                sameDay ? days : Arrays.copyOf(days, days.length + 1));
        if (!sameDay) next.days[days.length] = day;
        for (var i = 0; i < merged.length; i++) {
            var old = at(merged[i]);
            var bought = Arrays.binarySearch(basket, merged[i]) >= 0;
            next.times[i] = old < 0 ? 0 : times[old];
            next.first[i] = old < 0 ? day : first[old];
            next.last[i] = old < 0 ? day : last[old];
            if (bought && next.last[i] < day) {
                next.times[i]++;
                next.last[i] = day;
            } else if (old < 0) next.times[i] = 1;
        }
        return next;
    }
}
