package dev.perennial.customers;

import dev.perennial.access.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invented customer with all that is known about them, as [SampleCustomers] brings in by the thousand.
///
/// @param phone as written, E.164 or in the business's country
public record SampleCustomer(
        CustomerId id,
        String name,
        String language,
        @Nullable Birthday birthday,
        @Nullable Address address,
        Origin origin,
        Instant since,
        @Nullable String email,
        @Nullable String phone,
        List<Preference> preferences,
        List<Note> notes,
        List<Task> tasks,
        List<Encounter> encounters,
        List<Appointment> appointments) {

    /// @param recommendedBy a customer who was there before
    public record Origin(
            String source,
            @Nullable String campaign,
            @Nullable CustomerId recommendedBy) {}

    /// @param year null when only the day is known
    public record Birthday(MonthDay day, @Nullable Integer year) {}

    public record Address(String street, String postalCode, String city, String country) {}

    /// @param kind `LIKES`, `AVOIDS`, `ALLERGY`, `SIZE`, `ADDRESS_AS` or `OTHER`
    public record Preference(String kind, String text, StaffId addedBy, Instant addedAt) {}

    /// @param kind `NOTE`, `NEED`, `PAIN_POINT` or `EXPECTATION`
    public record Note(
            String kind,
            String text,
            @Nullable String saidBy,
            @Nullable LocalDate saidOn,
            StaffId writtenBy,
            Instant writtenAt) {}

    /// @param doneAt null while it is still to do
    public record Task(
            String title,
            LocalDate dueOn,
            StaffId assignedTo,
            StaffId madeBy,
            Instant madeAt,
            @Nullable Instant doneAt) {}

    /// A call or a visit, as somebody notes it in passing.
    ///
    /// @param kind the kind of its activity: `customers.called`, `customers.visited_us` or `customers.we_visited`
    /// @param outcome `WELL`, `SO_SO`, `UNHAPPY` or `MISSED`
    public record Encounter(String kind, String outcome, String text, StaffId by, Instant at) {}

    /// @param remindAt null when nobody wants to be reminded
    public record Appointment(
            String title,
            Instant startsAt,
            int minutes,
            @Nullable String place,
            StaffId with,
            StaffId madeBy,
            Instant madeAt,
            @Nullable Instant remindAt) {}
}
