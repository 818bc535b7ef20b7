package dev.perennial.customers.tasks;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class FollowUpPages {
    private static final int MOST = 200;

    private final FollowUps followUps;
    private final Picking picking;
    private final Staff staff;
    private final CurrentStaff currentStaff;
    private final Businesses businesses;
    private final Clock clock;

    FollowUpPages(
            FollowUps followUps,
            Picking picking,
            Staff staff,
            CurrentStaff currentStaff,
            Businesses businesses,
            Clock clock) {
        this.followUps = followUps;
        this.picking = picking;
        this.staff = staff;
        this.currentStaff = currentStaff;
        this.businesses = businesses;
        this.clock = clock;
    }

    FollowUpsPage list(Show show) {
        var today = today();
        var lines = followUps.list(show, currentStaff.id(), today, MOST + 1);
        var weekBegins = WeekFields.of(businesses.current().locale()).getFirstDayOfWeek();
        return new FollowUpsPage(
                show,
                lines.stream().limit(MOST).toList(),
                lines.size() > MOST,
                staff.active(),
                today,
                today.with(TemporalAdjusters.next(weekBegins)));
    }

    NewTaskPage blank(String who) {
        return page(
                new TaskForm("", today().plusDays(1).toString()), who, "", "", UUID.randomUUID(), "tasks", Map.of());
    }

    /// The form with what to mend in it.
    NewTaskPage again(TaskForm typed, String who, String chosen, String assignee, UUID form, String back) {
        var mistakes = new LinkedHashMap<String, String>();
        if (chosen.isEmpty())
            mistakes.put(
                    "who", Folding.clean(who) == null ? t("customers.task.who.empty") : t("customers.task.who.choose"));
        if (typed.read() instanceof TaskForm.Unclear(var more)) mistakes.putAll(more);
        return page(typed, who, chosen, assignee, form, back, mistakes);
    }

    private People people(String who, String chosen) {
        return picking.people(who, chosen, Picking.CUSTOMER);
    }

    /// Nobody in particular for an empty choice and for somebody who has left meanwhile.
    @Nullable
    StaffId member(String text) {
        return staff.active().stream()
                .map(StaffMember::id)
                .filter(id -> id.toString().equals(text))
                .findFirst()
                .orElse(null);
    }

    private NewTaskPage page(
            TaskForm typed,
            String who,
            String chosen,
            String assignee,
            UUID form,
            String back,
            Map<String, String> mistakes) {
        return new NewTaskPage(
                form.toString(),
                who,
                people(who, chosen),
                typed.title(),
                typed.dueOn(),
                assignee,
                staff.active(),
                mistakes,
                back);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), businesses.current().zone());
    }
}
