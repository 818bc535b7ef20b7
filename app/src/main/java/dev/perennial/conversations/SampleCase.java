package dev.perennial.conversations;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invented case.
///
/// @param address by which the customer speaks
/// @param done whether it is closed after its last words
public record SampleCase(
        CustomerId customer,
        String name,
        String address,
        Via via,
        String subject,
        List<Words> words,
        @Nullable StaffId assignee,
        CaseState.Priority priority,
        List<String> labels,
        boolean done) {
    /// @param by who of the staff, or null for the customer
    /// @param ago how long before now
    public record Words(Entry.Kind kind, @Nullable StaffId by, Duration ago, String text) {}
}
