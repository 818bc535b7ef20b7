package dev.perennial.orders.purchases;

import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of purchases, the latest first.
///
/// @param typedDay the day as it stands in the field, readable or not
/// @param dayMistake why it is not a day, or null
/// @param customerName of whom the list is narrowed to, or null
/// @param older the address of the page below, or null at the end
public record PurchasesPage(
        PurchaseSearch search,
        String typedDay,
        @Nullable String dayMistake,
        @Nullable String customerName,
        List<PurchaseRow> rows,
        @Nullable String older)
        implements View {}
