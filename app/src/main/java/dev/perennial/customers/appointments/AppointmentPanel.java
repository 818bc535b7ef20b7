package dev.perennial.customers.appointments;

import dev.perennial.access.Staff;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class AppointmentPanel implements CustomerPanel {
    private final Appointments appointments;
    private final Staff staff;
    private final Clock clock;

    AppointmentPanel(Appointments appointments, Staff staff, Clock clock) {
        this.appointments = appointments;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        return Optional.of(
                new CustomersAppointments(customer, appointments.of(customer, clock.instant()), staff.active()));
    }
}
