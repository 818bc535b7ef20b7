package dev.perennial.customers.tasks;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import dev.perennial.customers.Tasks;
import org.springframework.stereotype.Component;

@Component
class TaskStory implements ActivityStory {
    private final Staff staff;

    TaskStory(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String kind() {
        return Tasks.DONE;
    }

    @Override
    public Told tell(Activity activity) {
        var title = String.valueOf(activity.data().getOrDefault("title", ""));
        return new Told("circle-check", t("customers.task.told", teller(activity, staff)), title, null);
    }

    static String teller(Activity activity, Staff staff) {
        return activity.data().get("by") instanceof String id && !id.isEmpty()
                ? staff.find(StaffId.valueOf(id)).map(StaffMember::name).orElse(t("customers.somebody"))
                : t("customers.somebody");
    }
}
