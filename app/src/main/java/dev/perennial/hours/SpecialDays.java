package dev.perennial.hours;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/// Days that are not like their weekday.
///
/// @param once entered by hand for one day; goes before all else
/// @param yearly entered by hand for every year
/// @param fed from somebody else's calendar
public record SpecialDays(
        Map<LocalDate, SpecialDay> once, Map<MonthDay, SpecialDay> yearly, Map<LocalDate, SpecialDay> fed) {
    public static final SpecialDays NONE = new SpecialDays(Map.of(), Map.of(), Map.of());

    public static SpecialDays once(Map<LocalDate, SpecialDay> days) {
        return new SpecialDays(days, Map.of(), Map.of());
    }

    public Optional<SpecialDay> on(LocalDate day) {
        var byHand = Optional.ofNullable(once.get(day)).or(() -> Optional.ofNullable(yearly.get(MonthDay.from(day))));
        return byHand.or(() -> Optional.ofNullable(fed.get(day)));
    }
}
