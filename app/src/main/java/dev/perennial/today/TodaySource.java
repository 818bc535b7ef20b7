package dev.perennial.today;

import java.time.LocalDate;
import java.util.List;

/// Brings items to the morning page; a module declares a bean of it. What was done, snoozed or dismissed is
/// filtered out afterwards, so a source always says all that is worth doing on the day.
public interface TodaySource {
    /// @param day the business's own day
    /// @param most no more than so many, the most valuable first
    List<TodayItem> items(LocalDate day, int most);
}
