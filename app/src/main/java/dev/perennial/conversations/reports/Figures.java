package dev.perennial.conversations.reports;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was measured of some cases, in open time.
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
    static final Figures NONE = new Figures(0, null, null, 0, 0, 0, null, null, 0, 0);

    Figures withEnds(Figures ends) {
        return new Figures(
                answered,
                median,
                most,
                promised,
                kept,
                ends.closed,
                ends.worked,
                ends.workedMost,
                ends.solvePromised,
                ends.solveKept);
    }

    public boolean isEmpty() {
        return answered == 0 && closed == 0 && promised == 0;
    }

    /// Of one channel, person, label or week.
    public record Of<K>(K key, Figures figures) {}

    /// @param waits how often somebody began to wait, by weekday (Monday first) and hour
    public record Heat(List<List<Long>> waits) {
        public long most() {
            return waits.stream()
                    .flatMap(List::stream)
                    .mapToLong(it -> it)
                    .max()
                    .orElse(0);
        }

        public long on(int weekday) {
            return waits.get(weekday).stream().mapToLong(it -> it).sum();
        }

        /// The first hour in which ever somebody began to wait, and the last.
        public int from() {
            return hours().min().orElse(0);
        }

        public int until() {
            return hours().max().orElse(23);
        }

        private IntStream hours() {
            return IntStream.range(0, 24).filter(hour -> waits.stream().anyMatch(day -> day.get(hour) > 0));
        }
    }
}
