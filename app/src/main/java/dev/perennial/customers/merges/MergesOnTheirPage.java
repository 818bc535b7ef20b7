package dev.perennial.customers.merges;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class MergesOnTheirPage implements CustomerPanel {
    private final Merges merges;
    private final CurrentStaff staff;
    private final Clock clock;

    MergesOnTheirPage(Merges merges, CurrentStaff staff, Clock clock) {
        this.merges = merges;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.STORY;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        var found = merges.of(customer, clock.instant().minus(Merge.SEPARABLE));
        var mayMerge = staff.role().atLeast(Role.MANAGER);
        return mayMerge || !found.isEmpty()
                ? Optional.of(new MergesPanel(customer, found, mayMerge))
                : Optional.empty();
    }
}
