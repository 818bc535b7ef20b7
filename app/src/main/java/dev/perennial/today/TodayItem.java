package dev.perennial.today;

import dev.perennial.customers.CustomerId;
import org.jspecify.annotations.Nullable;

/// One thing worth doing now.
///
/// @param key names the occasion for ever, so that done stays done: `birthday:<customer>:2026`
/// @param icon file name in `static/icons`, without ending
/// @param title what to do: “Call Ada Winter”
/// @param reason why, with the fact: “buys every 9 days, silent for 41”
/// @param worthMinor what it is worth in the business's currency, minor units; ranks the page
/// @param button the word on the main button
/// @param href where the main button leads; null when the button itself marks it done
public record TodayItem(
        String key,
        @Nullable CustomerId customer,
        String icon,
        String title,
        String reason,
        long worthMinor,
        String button,
        @Nullable String href) {}
