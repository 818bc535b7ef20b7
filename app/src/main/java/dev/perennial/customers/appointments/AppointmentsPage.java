package dev.perennial.customers.appointments;

import dev.perennial.access.StaffMember;
import dev.perennial.ui.View;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// What is arranged, day by day.
///
/// @param cut whether there are more than are shown
public record AppointmentsPage(
        List<Appointment> appointments, boolean cut, List<StaffMember> staff, LocalDate today, ZoneId zone)
        implements View {
    public LinkedHashMap<LocalDate, List<Appointment>> days() {
        return appointments.stream()
                .collect(Collectors.groupingBy(it -> it.day(zone), LinkedHashMap::new, Collectors.toList()));
    }
}
