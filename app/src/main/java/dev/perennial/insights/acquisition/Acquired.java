package dev.perennial.insights.acquisition;

import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.Proportion;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What came of one source in a period. Who came is who became known then; a new customer is who also bought.
/// Money is in the business's currency, minor units.
///
/// @param source null for those of whom nobody knows where they came from
/// @param byMonth new customers by the month of their first purchase
/// @param cost null when nothing was entered, which is another thing than nothing paid
/// @param expected what the coming year should bring; null when the model has no say
/// @param kept what stays of each new customer's purchases by the end of each month since the first, on average
public record Acquired(
        @Nullable UUID source,
        String name,
        long came,
        long bought,
        List<Long> byMonth,
        @Nullable Long cost,
        long value,
        @Nullable Interval expected,
        List<Double> kept) {
    static final double LEVEL = 0.9;

    /// With fewer new customers a figure per head says more about those few than about the source.
    public static final int ENOUGH = 20;

    public boolean isEnough() {
        return bought >= ENOUGH;
    }

    public OptionalLong costOfEach() {
        return cost == null || bought == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((double) cost / bought));
    }

    public OptionalLong valueOfEach() {
        return bought == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((double) value / bought));
    }

    /// The share of those who came that bought, or null when nobody came.
    public @Nullable Interval firstPurchases() {
        return came == 0 ? null : new Proportion(bought, came).wilson(LEVEL);
    }

    /// What the coming year should bring of each new customer.
    public @Nullable Interval expectedOfEach() {
        var all = expected;
        return all == null || bought == 0
                ? null
                : new Interval(all.estimate() / bought, all.low() / bought, all.high() / bought, all.level());
    }

    /// Within how many months a new customer has brought what it cost to win them; nothing when they have not yet.
    public OptionalInt paidBackWithin() {
        var each = costOfEach();
        if (each.isEmpty()) return OptionalInt.empty();
        for (var month = 0; month < kept.size(); month++)
            if (kept.get(month) >= each.getAsLong()) return OptionalInt.of(month + 1);
        return OptionalInt.empty();
    }
}
