package dev.perennial.customers.privacy.objections;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.customers.Profiling;
import dev.perennial.ui.View;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Brings [UnprofiledPanel] to the customer page.
@Component
class UnprofiledOnTheirPage implements CustomerPanel {
    private final Profiling profiling;

    UnprofiledOnTheirPage(Profiling profiling) {
        this.profiling = profiling;
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        return profiling.objectedSince(customer).map(UnprofiledPanel::new);
    }
}
