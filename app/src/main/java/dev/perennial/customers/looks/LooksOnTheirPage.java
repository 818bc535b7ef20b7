package dev.perennial.customers.looks;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows the owner who looked at a customer.
@Component
class LooksOnTheirPage implements CustomerPanel {
    private static final Duration MONTH = Duration.ofDays(30);

    private final AuditLog log;
    private final CurrentStaff staff;
    private final Clock clock;

    LooksOnTheirPage(AuditLog log, CurrentStaff staff, Clock clock) {
        this.log = log;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.STORY;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        if (!staff.role().atLeast(Role.OWNER)) return Optional.empty();
        var lookers = log.lookedAt(customer.value(), clock.instant().minus(MONTH));
        return lookers.isEmpty() ? Optional.empty() : Optional.of(new LooksPanel(customer, lookers));
    }
}
