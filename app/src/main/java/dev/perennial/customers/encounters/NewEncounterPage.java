package dev.perennial.customers.encounters;

import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;

/// The form on a page of its own, as the list of customers leads to.
///
/// @param called what to call the customer
public record NewEncounterPage(
        String called, EncounterForm encounter, @Nullable String mistake) implements View {
    @Override
    public int status() {
        return mistake == null ? 200 : 422;
    }
}
