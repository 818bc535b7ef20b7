package dev.perennial.customers.appointments;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;

/// What is arranged with one customer.
public record CustomersAppointments(CustomerId customer, List<Appointment> appointments, List<StaffMember> staff)
        implements View {}
