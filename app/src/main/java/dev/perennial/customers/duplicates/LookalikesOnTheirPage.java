package dev.perennial.customers.duplicates;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class LookalikesOnTheirPage implements CustomerPanel {
    private static final int MOST = 3;

    private final Suggestions suggestions;

    LookalikesOnTheirPage(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        var found = suggestions.of(customer, MOST);
        return found.isEmpty() ? Optional.empty() : Optional.of(new LookalikesPanel(customer, found));
    }
}
