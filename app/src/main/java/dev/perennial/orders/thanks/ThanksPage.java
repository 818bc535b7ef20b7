package dev.perennial.orders.thanks;

import dev.perennial.ui.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A thank-you card to edit and print, and the button that says it was given.
///
/// @param shop the shop's name, as it stands on the card
/// @param text what the card says until somebody changes it
/// @param thankedAt when somebody said it was done, or null
public record ThanksPage(
        FirstPurchase purchase,
        String shop,
        String text,
        @Nullable Instant thankedAt) implements View {}
