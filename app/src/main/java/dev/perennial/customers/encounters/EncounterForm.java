package dev.perennial.customers.encounters;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call or a visit in two taps: what it was, and how it went. Stands on the customer's page and on its own.
///
/// @param form names it once, so that pressing twice notes one
/// @param kind chosen already, or null
/// @param words typed already, or empty
public record EncounterForm(
        CustomerId customer, String form, @Nullable Kind kind, String words) implements View {
    public static EncounterForm blank(CustomerId customer) {
        return new EncounterForm(customer, UUID.randomUUID().toString(), null, "");
    }

    public Kind[] kinds() {
        return Kind.values();
    }

    public Outcome[] outcomes() {
        return Outcome.values();
    }

    public Next[] nexts() {
        return Next.values();
    }
}
