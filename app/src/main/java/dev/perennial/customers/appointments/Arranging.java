package dev.perennial.customers.appointments;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes and moves appointments by the form, or gives the form back with what to mend.
@Component
class Arranging {
    private static final int MOST = 200;

    private final Appointments appointments;
    private final Customers customers;
    private final Staff staff;
    private final Businesses businesses;
    private final Clock clock;

    Arranging(Appointments appointments, Customers customers, Staff staff, Businesses businesses, Clock clock) {
        this.appointments = appointments;
        this.customers = customers;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Arranged(CustomerId customer, Instant startsAt) implements Outcome {}

    record CancelledMeanwhile(CustomerId customer) implements Outcome {}

    record Returned(AppointmentPage page) implements Outcome {}

    AppointmentsPage upcoming() {
        var now = clock.instant();
        var found = appointments.upcoming(now, MOST + 1);
        return new AppointmentsPage(
                found.stream().limit(MOST).toList(),
                found.size() > MOST,
                staff.active(),
                LocalDate.ofInstant(now, zone()),
                zone());
    }

    AppointmentPage blank(CustomerId customer) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), zone()).plusDays(1);
        return page(UUID.randomUUID(), false, customer, AppointmentForm.blank(tomorrow), Map.of());
    }

    AppointmentPage form(UUID id) {
        var known = known(id);
        return page(id, true, known.customer(), AppointmentForm.of(known.details(), zone()), Map.of());
    }

    Outcome make(CustomerId customer, UUID form, AppointmentForm typed) {
        return switch (read(typed)) {
            case AppointmentForm.InOrder(var details) -> {
                called(customer);
                appointments.make(form, customer, details);
                yield new Arranged(customer, details.startsAt());
            }
            case AppointmentForm.Unclear(var mistakes) -> new Returned(page(form, false, customer, typed, mistakes));
        };
    }

    Outcome change(UUID id, AppointmentForm typed) {
        var known = known(id);
        return switch (read(typed)) {
            case AppointmentForm.InOrder(var details) ->
                appointments.change(known, details)
                        ? new Arranged(known.customer(), details.startsAt())
                        : new CancelledMeanwhile(known.customer());
            case AppointmentForm.Unclear(var mistakes) ->
                new Returned(page(id, true, known.customer(), typed, mistakes));
        };
    }

    Appointment known(UUID id) {
        return appointments.find(id).orElseThrow(() -> new NoSuchElementException("no appointment " + id));
    }

    private AppointmentForm.Read read(AppointmentForm typed) {
        return typed.read(zone(), clock.instant(), member(typed.with()));
    }

    private AppointmentPage page(
            UUID id, boolean known, CustomerId customer, AppointmentForm form, Map<String, String> mistakes) {
        return new AppointmentPage(id, known, customer, called(customer), form, zone(), staff.active(), mistakes);
    }

    private String called(CustomerId customer) {
        return customers.name(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
    }

    private @Nullable StaffId member(String text) {
        return staff.active().stream()
                .map(StaffMember::id)
                .filter(id -> id.toString().equals(text))
                .findFirst()
                .orElse(null);
    }

    private ZoneId zone() {
        return businesses.current().zone();
    }
}
