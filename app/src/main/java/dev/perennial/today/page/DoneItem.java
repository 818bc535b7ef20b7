package dev.perennial.today.page;

import dev.perennial.platform.Money;
import dev.perennial.today.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was done, by whom, and what the customer has brought since.
///
/// @param by null when nobody's name is known
/// @param since what the customer bought after it, less what was given back; one amount for each currency
public record DoneItem(Decision decision, @Nullable String by, List<Money> since) {}
