package dev.perennial.conversations.reports;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What was measured of some cases, in open time. Half and nine in ten are lengths that occurred.
///
/// @param answered how many first answers there were
/// @param median half of them came within so much; null when there were none
/// @param most nine in ten came within so much
/// @param promised how many answers, first or later, were promised by a time
/// @param kept how many of these came in time
/// @param closed how many cases ended
/// @param worked half of them were up to us for no more than so much; null when none ended
/// @param workedMost nine in ten were
/// @param solvePromised how many ends were promised
/// @param solveKept how many of these came in time
public record Figures(
        long answered,
        @Nullable Duration median,
        @Nullable Duration most,
        long promised,
        long kept,
        long closed,
        @Nullable Duration worked,
        @Nullable Duration workedMost,
        long solvePromised,
        long solveKept) {
    public boolean isEmpty() {
        return answered == 0 && closed == 0 && promised == 0;
    }

    /// Of one channel, person, label or week.
    public record Of<K>(K key, Figures figures) {}

    /// Lengths and counts on their way to being figures.
    static final class Sum {
        private final Lengths answers = new Lengths();
        private final Lengths work = new Lengths();
        private long promised;
        private long kept;
        private long solvePromised;
        private long solveKept;

        void add(Integer[] answered, long promised, long kept, Integer[] worked, long solvePromised, long solveKept) {
            answers.add(answered);
            work.add(worked);
            this.promised += promised;
            this.kept += kept;
            this.solvePromised += solvePromised;
            this.solveKept += solveKept;
        }

        Figures figures() {
            var answered = answers.sorted();
            var worked = work.sorted();
            return new Figures(
                    answered.length,
                    at(answered, 0.5),
                    at(answered, 0.9),
                    promised,
                    kept,
                    worked.length,
                    at(worked, 0.5),
                    at(worked, 0.9),
                    solvePromised,
                    solveKept);
        }

        private static @Nullable Duration at(long[] sorted, double share) {
            return sorted.length == 0 ? null : Duration.ofSeconds(sorted[(int) Math.ceil(share * sorted.length) - 1]);
        }
    }

    private static final class Lengths {
        private long[] seconds = new long[16];
        private int count;

        void add(Integer[] more) {
            if (count + more.length > seconds.length)
                seconds = Arrays.copyOf(seconds, Math.max(count + more.length, 2 * seconds.length));
            for (var each : more) seconds[count++] = each;
        }

        long[] sorted() {
            return LongStream.of(seconds).limit(count).sorted().toArray();
        }
    }
}
