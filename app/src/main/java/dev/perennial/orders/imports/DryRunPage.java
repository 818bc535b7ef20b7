package dev.perennial.orders.imports;

import dev.perennial.ui.View;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What booking the file would do.
///
/// @param same an import of the very same file that stands in the books
/// @param foreign currencies of the file that are not the business's own
public record DryRunPage(
        OrderImport job, Expected expected, @Nullable OrderImport same, Content rejected, List<ForeignCurrency> foreign)
        implements View {}
