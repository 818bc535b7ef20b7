package dev.perennial.today;

import java.time.LocalDate;
import java.util.List;

/// Brings items to the morning page; a module declares a bean of it. What was done, snoozed or dismissed is
/// filtered out afterwards, so a source always says all that is worth doing on the day.
public interface TodaySource {
    /// @param day the business's own day
    /// @param most no more than so many, the most valuable first
    List<TodayItem> items(LocalDate day, int most);

    /// Message key of what it brings, as in “The {birthdays} could not be worked out just now”.
    default String brings() {
        return "today.source.suggestions";
    }

    /// Told of every decision, in its transaction; a source that keeps a record of its own, such as a task that
    /// is ticked off, carries over those about its keys.
    default void decided(Decision decision) {}

    /// Told, in its transaction, that a decision was taken back.
    default void undone(Decision decision) {}
}
