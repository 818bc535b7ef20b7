package dev.perennial.insights.drivers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to be done about a part of the business that people rate.
///
/// @param question the key of what is to be better rated
/// @param assignee who does it, by name; null when nobody in particular or no longer here
public record Improvement(
        UUID id,
        String question,
        String title,
        LocalDate dueOn,
        @Nullable String assignee) {
    public static final int LONGEST_TITLE = 300;

    public boolean isOverdue(LocalDate today) {
        return dueOn.isBefore(today);
    }
}
