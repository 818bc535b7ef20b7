package dev.perennial.conversations.reports;

import dev.perennial.conversations.Via;
import dev.perennial.conversations.reports.Figures.Of;
import java.time.LocalDate;
import java.util.List;

/// Everything that was asked for.
///
/// @param from the first day
/// @param today the last, which is not over
/// @param weeks by the Monday of each
/// @param people by name; empty for a robot or somebody whose account is gone
/// @param labels by name
/// @param days how many cases were open when each day ended, and how many came in on it; of one label by weeks, each
///     by its Monday
public record Report(
        LocalDate from,
        LocalDate today,
        Figures all,
        List<Of<LocalDate>> weeks,
        List<Of<Via>> channels,
        List<Of<String>> people,
        List<Of<String>> labels,
        Heat heat,
        List<Day> days) {
    public record Day(LocalDate date, long open, long cameIn) {}

    public boolean isEmpty() {
        return all.isEmpty()
                && heat.most() == 0
                && (days.isEmpty() || days.getLast().open() == 0);
    }
}
