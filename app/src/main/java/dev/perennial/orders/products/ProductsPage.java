package dev.perennial.orders.products;

import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is sold, and what people come back for.
///
/// @param more whether there are more than are shown
/// @param workedOutAt when the figures are from, or null before the first time
public record ProductsPage(
        String search,
        ProductOrder order,
        List<ProductRow> rows,
        boolean more,
        @Nullable Instant workedOutAt) implements View {}
