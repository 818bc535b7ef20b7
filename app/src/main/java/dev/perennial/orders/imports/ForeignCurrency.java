package dev.perennial.orders.imports;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A currency of the file that is not the business's own.
///
/// @param rate what one unit is worth in the business's currency; null when nobody has said, and then its orders
///     are kept but not counted
public record ForeignCurrency(
        String code, long orders, String home, @Nullable BigDecimal rate) {
    static List<ForeignCurrency> of(OrderImport job, String home) {
        var expected = job.expected();
        if (expected == null) return List.of();
        return expected.amounts().stream()
                .filter(sum -> !sum.currency().equals(home))
                .map(sum -> new ForeignCurrency(
                        sum.currency(), sum.orders(), home, job.rates().get(sum.currency())))
                .toList();
    }
}
