package dev.perennial.customers.sources;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.tasks.People;
import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;

/// Asks who recommended us to a customer.
///
/// @param called what to call the customer
/// @param who what was typed to find the other
public record ReferralPage(
        CustomerId customer,
        String called,
        String who,
        People found,
        @Nullable String mistake) implements View {
    @Override
    public int status() {
        return mistake == null ? 200 : 422;
    }
}
