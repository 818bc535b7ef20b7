package dev.perennial.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The years that may have passed on a day between two others. What began on 29 February is remembered on the 28th
/// in years that have no 29th.
///
/// @param from the first day, which counts too
/// @param to the last day, which counts too
public record Anniversaries(LocalDate from, LocalDate to) {
    private static final int LONGEST = 60;

    /// @param years how many years it is then
    public record Anniversary(LocalDate on, int years) {}

    /// What began on a day between these may have an anniversary; begins a day wide, for leap years.
    public record Beginning(LocalDate first, LocalDate last) {}

    /// One span for each number of years, so that an index finds who began then.
    public List<Beginning> beginnings() {
        return IntStream.rangeClosed(1, LONGEST)
                .mapToObj(years -> new Beginning(
                        from.minusYears(years), to.minusYears(years).plusDays(1)))
                .toList();
    }

    /// When what began on a day is remembered.
    public Optional<Anniversary> of(LocalDate began) {
        return IntStream.rangeClosed(from.getYear() - began.getYear(), to.getYear() - began.getYear())
                .filter(years -> years > 0)
                .mapToObj(years -> new Anniversary(began.plusYears(years), years))
                .filter(it -> !it.on().isBefore(from) && !it.on().isAfter(to))
                .findFirst();
    }
}
