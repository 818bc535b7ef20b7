package dev.perennial.customers.tasks;

import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.ui.View;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The follow-ups of all customers.
///
/// @param cut whether there are more than are shown
/// @param today the business's own day
/// @param nextWeek the day the next week begins
public record FollowUpsPage(
        Show show,
        List<FollowUps.FollowUp> lines,
        boolean cut,
        List<StaffMember> staff,
        LocalDate today,
        LocalDate nextWeek)
        implements View {
    public Show[] shows() {
        return Show.values();
    }

    public LocalDate tomorrow() {
        return today.plusDays(1);
    }

    /// The name of somebody who may still sign in, or nothing.
    public @Nullable String name(@Nullable StaffId id) {
        return staff.stream()
                .filter(member -> member.id().equals(id))
                .map(StaffMember::name)
                .findFirst()
                .orElse(null);
    }
}
