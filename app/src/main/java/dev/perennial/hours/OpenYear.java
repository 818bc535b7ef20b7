package dev.perennial.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The open stretches of one year in order, none touching the next, with the open time that lay before each.
final class OpenYear {
    private final long[] opens;
    private final long[] closes;
    private final long[] before;
    private final long total;

    /// @param sorted by start; they may overlap
    OpenYear(List<Stretch> sorted, long start, long end) {
        opens = new long[sorted.size()];
        closes = new long[sorted.size()];
        var count = 0;
        for (var stretch : sorted) {
            var from = Math.max(stretch.from(), start);
            var to = Math.min(stretch.to(), end);
            if (to <= from) continue;
            if (count > 0 && from <= closes[count - 1]) {
                closes[count - 1] = Math.max(closes[count - 1], to);
            } else {
                opens[count] = from;
                closes[count++] = to;
            }
        }
        Arrays.fill(opens, count, opens.length, Long.MAX_VALUE);
        before = new long[count];
        var sum = 0L;
        for (var i = 0; i < count; i++) {
            before[i] = sum;
            sum += closes[i] - opens[i];
        }
        total = sum;
    }

    /// In seconds since 1970.
    record Stretch(long from, long to) {}

    Duration total() {
        return Duration.ofSeconds(total);
    }

    /// The open time of this year that has passed at a moment.
    Duration upTo(Instant at) {
        var i = lastOpenedAt(at);
        if (i < 0) return Duration.ZERO;
        return isPast(i, at)
                ? Duration.ofSeconds(before[i] + closes[i] - opens[i])
                : Duration.between(Instant.ofEpochSecond(opens[i]), at).plusSeconds(before[i]);
    }

    /// The first moment at which this much open time of this year has passed; it must be more than none and not more
    /// than there is.
    Instant after(Duration passed) {
        var seconds = passed.getNano() == 0 ? passed.getSeconds() - 1 : passed.getSeconds();
        var found = Arrays.binarySearch(before, seconds);
        var i = found >= 0 ? found : -found - 2;
        return Instant.ofEpochSecond(opens[i]).plus(passed.minusSeconds(before[i]));
    }

    boolean isOpen(Instant at) {
        var i = lastOpenedAt(at);
        return i >= 0 && !isPast(i, at);
    }

    /// When it closes, in seconds; only to be asked while it is open.
    long closesAfter(Instant at) {
        return closes[lastOpenedAt(at)];
    }

    /// When it next opens, in seconds; `Long.MAX_VALUE` when not in this year any more. Only to be asked while closed.
    long opensAfter(Instant at) {
        var i = lastOpenedAt(at) + 1;
        return i < before.length ? opens[i] : Long.MAX_VALUE;
    }

    private boolean isPast(int i, Instant at) {
        return at.getEpochSecond() >= closes[i];
    }

    private int lastOpenedAt(Instant at) {
        var found = Arrays.binarySearch(opens, 0, before.length, at.getEpochSecond());
        return found >= 0 ? found : -found - 2;
    }
}
