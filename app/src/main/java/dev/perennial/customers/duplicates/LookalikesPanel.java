package dev.perennial.customers.duplicates;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;

/// On a customer's page: who may be the same person.
public record LookalikesPanel(CustomerId customer, List<Suggestion> suggestions) implements View {
    public Suggestion.Person other(Suggestion suggestion) {
        return suggestion.first().id().equals(customer) ? suggestion.second() : suggestion.first();
    }
}
