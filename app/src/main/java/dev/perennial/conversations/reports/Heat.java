package dev.perennial.conversations.reports;

import java.time.DayOfWeek;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How often somebody began to wait, by weekday (Monday first) and hour.
public record Heat(long[][] waits) {
    static Heat none() {
        return new Heat(new long[7][24]);
    }

    void add(DayOfWeek day, int hour, long times) {
        waits[day.ordinal()][hour] += times;
    }

    public long at(int weekday, int hour) {
        return waits[weekday][hour];
    }

    public long most() {
        return Stream.of(waits).flatMapToLong(LongStream::of).max().orElse(0);
    }

    public long on(int weekday) {
        return LongStream.of(waits[weekday]).sum();
    }

    /// From the first hour in which ever somebody began to wait to the last.
    public IntStream hours() {
        var used = IntStream.range(0, 24)
                .filter(hour -> Stream.of(waits).anyMatch(day -> day[hour] > 0))
                .summaryStatistics();
        return used.getCount() == 0 ? IntStream.range(0, 24) : IntStream.rangeClosed(used.getMin(), used.getMax());
    }
}
