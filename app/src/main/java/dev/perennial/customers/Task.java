package dev.perennial.customers;

import dev.perennial.access.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to do for a customer by a day.
///
/// @param assignedTo nobody in particular when null
/// @param doneAt null while it is to do
/// @param doneBy null as well when the account that did it is gone
public record Task(
        UUID id,
        CustomerId customer,
        String title,
        LocalDate dueOn,
        @Nullable StaffId assignedTo,
        @Nullable Instant doneAt,
        @Nullable StaffId doneBy) {
    public static final int LONGEST_TITLE = 300;

    public boolean isDone() {
        return doneAt != null;
    }

    public boolean isOverdue(LocalDate today) {
        return !isDone() && dueOn.isBefore(today);
    }
}
