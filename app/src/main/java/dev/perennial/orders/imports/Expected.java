package dev.perennial.orders.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What booking the file would do.
///
/// @param known orders whose number is in the books already, from the same source; they stay as they are
/// @param anonymous purchases that name no customer
/// @param byNameOnly customers told apart by nothing but their names
/// @param amounts by currency, the most common first
public record Expected(
        long rows,
        long purchases,
        long lines,
        long refunds,
        long known,
        long customersNew,
        long customersKnown,
        long anonymous,
        long byNameOnly,
        long rejected,
        @Nullable Instant first,
        @Nullable Instant last,
        List<Sum> amounts) {

    public Expected {
        amounts = List.copyOf(amounts);
    }

    public record Sum(String currency, long orders, long boughtMinor, long returnedMinor) {}
}
