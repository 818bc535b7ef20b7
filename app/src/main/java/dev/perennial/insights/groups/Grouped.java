package dev.perennial.insights.groups;

import dev.perennial.analytics.groups.Distinction;
import dev.perennial.analytics.groups.Rfm;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a night found, not yet kept.
///
/// @param found groups of alike customers, or null where there are too few customers to tell
record Grouped(
        LocalDate asOf,
        List<UUID> customers,
        Rfm rfm,
        @Nullable Found found) {

    /// @param group of each customer, a number of `groups`
    /// @param agreement of two halves of the customers about these groups, 1 for full
    record Found(List<Group> groups, int[] group, double agreement, boolean stable) {}

    /// @param id of the group it continues, or null when it is new
    /// @param centre in the units of the measures
    record Group(@Nullable UUID id, long customers, long revenue, double[] centre, List<Distinction> apart) {}
}
