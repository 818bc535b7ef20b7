package dev.perennial.customers;

import java.time.LocalDate;
import java.util.List;

/// Brings days to the page of birthdays and anniversaries; a module that knows of some declares a bean of it.
public interface OccasionSource {
    /// The occasions from one day to another, both included.
    ///
    /// @param most no more than so many
    List<Occasion> between(LocalDate from, LocalDate to, int most);
}
