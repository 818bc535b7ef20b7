package dev.perennial.customers.tasks;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to do for a customer by a day.
///
/// @param assignedTo nobody in particular when null
public record Task(
        UUID id,
        CustomerId customer,
        String title,
        LocalDate dueOn,
        @Nullable StaffId assignedTo,
        boolean done) {
    static final int LONGEST_TITLE = 300;

    public boolean isOverdue(LocalDate today) {
        return !done && dueOn.isBefore(today);
    }
}
