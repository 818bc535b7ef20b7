package dev.perennial.customers.appointments;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class AppointmentStory implements ActivityStory {
    private final Staff staff;

    AppointmentStory(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String kind() {
        return Appointments.KIND;
    }

    @Override
    public Told tell(Activity activity) {
        var by = text(activity, "by");
        var who = by.isEmpty()
                ? t("customers.somebody")
                : staff.find(StaffId.valueOf(by)).map(StaffMember::name).orElse(t("customers.somebody"));
        var title = t(
                "customers.appointment.told." + text(activity, "what"),
                moment(Instant.parse(text(activity, "startsAt"))),
                who);
        var place = text(activity, "place");
        return new Told("calendar", title, text(activity, "title") + (place.isEmpty() ? "" : " · " + place), null);
    }

    private static String text(Activity activity, String name) {
        return activity.data().get(name) instanceof String text ? text : "";
    }
}
