package dev.perennial.customers.appointments;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// When somebody is expected, or goes to see somebody.
///
/// @param called what to call the customer
/// @param with whom the customer meets; nobody in particular when null
/// @param moves how often it was changed
public record Appointment(
        UUID id, CustomerId customer, String called, Details details, int moves, Instant changedAt, boolean cancelled) {

    /// @param minutes how long it takes
    /// @param remindAt null when nobody wants to be reminded
    public record Details(
            String title,
            Instant startsAt,
            int minutes,
            @Nullable String place,
            @Nullable StaffId with,
            @Nullable Instant remindAt) {}

    public LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(details.startsAt(), zone);
    }

    public Instant endsAt() {
        return details.startsAt().plusSeconds(details.minutes() * 60L);
    }
}
