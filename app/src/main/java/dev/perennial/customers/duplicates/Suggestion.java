package dev.perennial.customers.duplicates;

import dev.perennial.customers.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two customers who may be one, and what speaks for it.
///
/// @param score out of 100
/// @param reasons what speaks for it, as names of [Likeness.Reason]
public record Suggestion(Person first, Person second, int score, List<String> reasons) {

    /// @param contact how to reach them, or null when nobody knows
    public record Person(
            CustomerId id,
            String called,
            @Nullable String contact,
            @Nullable String city) {}
}
