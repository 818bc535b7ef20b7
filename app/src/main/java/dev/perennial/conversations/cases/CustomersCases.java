package dev.perennial.conversations.cases;

import dev.perennial.conversations.CaseId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The customer's cases, on the customer's page.
@Component
class CustomersCases implements CustomerPanel {
    private static final int MOST = 6;
    private static final CaseId NONE = new CaseId(new UUID(0, 0));

    private final Reading reading;

    CustomersCases(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        return Optional.of(new CasesPanel(customer, reading.others(NONE, customer, MOST)));
    }

    @Override
    public List<String> styles() {
        return List.of("/css/conversations.css");
    }
}
