package dev.perennial.customers.sources;

import dev.perennial.ui.View;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What each source cost in one month.
///
/// @param typed what stands in each input
/// @param copied whether the inputs hold the month before, not kept yet
/// @param mistakes by source
public record CostsPage(
        YearMonth month,
        YearMonth thisMonth,
        List<Costs.Cost> costs,
        Map<UUID, String> typed,
        String currency,
        boolean copied,
        Map<UUID, String> mistakes)
        implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    public String text(Costs.Cost cost) {
        return typed.getOrDefault(cost.source(), "");
    }

    public @Nullable String mistake(Costs.Cost cost) {
        return mistakes.get(cost.source());
    }

    public boolean hasBefore() {
        return costs.stream().anyMatch(cost -> cost.before() != null);
    }

    public static String href(YearMonth month) {
        return "/customers/sources/costs?month=" + month;
    }
}
