package dev.perennial.insights.acquisition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/// Whole months, the last of which may not be over.
record Period(YearMonth first, YearMonth last) {
    static final List<Integer> LENGTHS = List.of(3, 6, 12, 24);

    /// @param months one of [#LENGTHS]; anything else is a year
    static Period until(LocalDate today, int months) {
        var last = YearMonth.from(today);
        return new Period(last.minusMonths((LENGTHS.contains(months) ? months : 12) - 1), last);
    }

    LocalDate from() {
        return first.atDay(1);
    }

    LocalDate to() {
        return last.atEndOfMonth();
    }

    int length() {
        return months().size();
    }

    List<YearMonth> months() {
        return IntStream.iterate(0, n -> !first.plusMonths(n).isAfter(last), n -> n + 1)
                .mapToObj(first::plusMonths)
                .toList();
    }
}
