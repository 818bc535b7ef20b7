package dev.perennial.customers.tasks;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import dev.perennial.customers.Tasks;
import org.springframework.stereotype.Component;

@Component
class ReopenedStory implements ActivityStory {
    private final Staff staff;

    ReopenedStory(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String kind() {
        return Tasks.REOPENED;
    }

    @Override
    public Told tell(Activity activity) {
        var title = String.valueOf(activity.data().getOrDefault("title", ""));
        return new Told(
                "arrow-back-up", t("customers.task.taken.back", TaskStory.teller(activity, staff)), title, null);
    }
}
