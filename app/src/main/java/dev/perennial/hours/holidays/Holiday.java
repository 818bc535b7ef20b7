package dev.perennial.hours.holidays;

import dev.perennial.hours.SpecialDay;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A special day entered by hand.
///
/// @param day its next date when it comes every year
/// @param place what the place is called; null for all
public record Holiday(
        UUID id,
        LocalDate day,
        boolean everyYear,
        SpecialDay special,
        @Nullable String place) {}
