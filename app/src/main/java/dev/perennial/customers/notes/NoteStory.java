package dev.perennial.customers.notes;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

@Component
class NoteStory implements ActivityStory {
    private final Staff staff;

    NoteStory(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String kind() {
        return Notes.KIND;
    }

    @Override
    public Told tell(Activity activity) {
        var kind = Note.Kind.of(text(activity, "kind"));
        var by = text(activity, "by");
        var writer = by.isEmpty()
                ? t("customers.somebody")
                : staff.find(StaffId.valueOf(by)).map(StaffMember::name).orElse(t("customers.somebody"));
        var saidBy = text(activity, "saidBy");
        var saidOn = text(activity, "saidOn");
        var title = t("customers.note.told." + kind, writer);
        if (!saidBy.isEmpty()) title += " · " + t("customers.note.told.saidBy", saidBy);
        if (!saidOn.isEmpty()) title += " · " + day(LocalDate.parse(saidOn));
        return new Told(kind == Note.Kind.PAIN_POINT ? "mood-sad" : "note", title, text(activity, "text"), null);
    }

    private static String text(Activity activity, String name) {
        return activity.data().get(name) instanceof String text ? text : "";
    }
}
