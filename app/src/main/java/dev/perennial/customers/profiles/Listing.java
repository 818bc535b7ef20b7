package dev.perennial.customers.profiles;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A page of the list of customers.
///
/// @param count how many there are in all
/// @param next the customer after whom the next page begins, or nothing on the last page
public record Listing(List<Line> lines, Count count, Optional<CustomerId> next) {
    public enum Sort {
        NAME,
        NEWEST,
        VALUE;

        static Sort of(String text) {
            for (var sort : values()) if (sort.text().equals(text)) return sort;
            return NAME;
        }

        /// How it stands in the address.
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param known exact up to a thousand; beyond, what is said of it is kept honest
    public record Count(long known, Precision precision) {
        public enum Precision {
            EXACT,
            MORE_THAN,
            ABOUT
        }
    }

    /// @param value what the customer is worth in minor units, when that has been worked out
    /// @param lastSeen when something last happened with them
    public record Line(
            CustomerId id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable Long value,
            @Nullable Instant lastSeen,
            Instant since) {}
}
