package dev.perennial.insights.trends;

import java.time.LocalDate;
import java.util.List;

/// One value a day, without a gap.
///
/// @param open whether something could be sold on the day
/// @param closedBesides days on which the business is usually open and nothing at all was sold: a holiday, most likely
record Days(LocalDate first, double[] values, boolean[] open, List<LocalDate> closedBesides) {
    LocalDate day(int index) {
        return first.plusDays(index);
    }

    int count() {
        return values.length;
    }

    boolean isEmpty() {
        for (var value : values) if (value > 0) return false;
        return true;
    }
}
