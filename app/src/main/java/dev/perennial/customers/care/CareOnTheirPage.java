package dev.perennial.customers.care;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows who cares for a customer; managers choose.
@Component
class CareOnTheirPage implements CustomerPanel {
    private final Care care;
    private final CurrentStaff current;
    private final Staff staff;

    CareOnTheirPage(Care care, CurrentStaff current, Staff staff) {
        this.care = care;
        this.current = current;
        this.staff = staff;
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
        var inCharge = care.of(customer);
        var name = inCharge.flatMap(staff::find).map(StaffMember::name).orElse("");
        return Optional.of(new CarePanel(
                customer,
                inCharge.orElse(null),
                name,
                current.role().atLeast(Role.MANAGER) ? staff.active() : List.of()));
    }
}
