package dev.perennial.customers.appointments;

import static dev.perennial.ui.Words.t;
import static dev.perennial.ui.Words.timeOfDay;

import dev.perennial.access.CurrentStaff;
import dev.perennial.ui.Banner;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says on every page what begins within the hour.
@Component
class SoonBanner implements Banner {
    private static final Duration SOON = Duration.ofHours(1);

    private final Appointments appointments;
    private final CurrentStaff staff;
    private final Clock clock;

    SoonBanner(Appointments appointments, CurrentStaff staff, Clock clock) {
        this.appointments = appointments;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Optional<Line> line() {
        var now = clock.instant();
        return staff.find()
                .flatMap(reader -> appointments.next(reader.id(), now, now.plus(SOON)))
                .map(next -> new Line(
                        t(
                                "customers.appointment.soon",
                                timeOfDay(next.details().startsAt()),
                                next.called(),
                                next.details().title()),
                        "/customers/" + next.customer(),
                        t("customers.appointment.soon.open")));
    }
}
