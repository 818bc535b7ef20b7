package dev.perennial.customers.upcoming;

import dev.perennial.customers.Occasion;
import dev.perennial.ui.View;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Birthdays and anniversaries, day by day.
///
/// @param cut whether there may be more than are shown
public record UpcomingPage(List<Occasion> occasions, boolean cut, LocalDate today, int days) implements View {
    public LinkedHashMap<LocalDate, List<Occasion>> byDay() {
        return occasions.stream().collect(Collectors.groupingBy(Occasion::on, LinkedHashMap::new, Collectors.toList()));
    }
}
