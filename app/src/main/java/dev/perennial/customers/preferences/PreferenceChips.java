package dev.perennial.customers.preferences;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The chips of a customer with the form that adds one.
public record PreferenceChips(
        CustomerId customer,
        List<Preference> preferences,
        @Nullable String mistake) implements View {}
