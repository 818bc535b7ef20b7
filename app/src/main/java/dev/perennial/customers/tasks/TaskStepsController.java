package dev.perennial.customers.tasks;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Tasks;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What becomes of a task. `show` is sent by the list and leads back to it; without it the customer's page is next.
@Controller
@RequestMapping("/customers/tasks/{id}")
class TaskStepsController {
    private final Tasks tasks;
    private final FollowUpPages pages;
    private final CurrentStaff staff;
    private final Clock clock;

    TaskStepsController(Tasks tasks, FollowUpPages pages, CurrentStaff staff, Clock clock) {
        this.tasks = tasks;
        this.pages = pages;
        this.staff = staff;
        this.clock = clock;
    }

    @PostMapping("/completion")
    Redirect complete(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable String show, RedirectAttributes redirect) {
        var customer = tasks.complete(id, staff.id(), clock.instant());
        Notice.done(t("customers.task.done")).after(redirect);
        return next(customer, show);
    }

    @PostMapping("/reopening")
    Redirect reopen(
            @PathVariable UUID id,
            @RequestParam Instant doneAt,
            @RequestParam(required = false) @Nullable String show,
            RedirectAttributes redirect) {
        var customer = tasks.reopen(id, doneAt, staff.id());
        Notice.done(t("customers.task.reopened")).after(redirect);
        return next(customer, show);
    }

    @PostMapping("/day")
    Redirect move(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(required = false) @Nullable String show,
            RedirectAttributes redirect) {
        var due = TaskForm.day(dueOn);
        if (due == null) {
            Notice.wrong(t("customers.task.due.wrong", dueOn)).after(redirect);
            return Redirect.to(Show.of(show).href());
        }
        var customer = tasks.move(id, due);
        Notice.done(t("customers.task.moved", day(due))).after(redirect);
        return next(customer, show);
    }

    @PostMapping("/assignment")
    Redirect assign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(required = false) @Nullable String show) {
        return next(tasks.assign(id, pages.member(assignee)), show);
    }

    private static Redirect next(CustomerId customer, @Nullable String show) {
        return Redirect.to(
                show == null ? "/customers/" + customer : Show.of(show).href());
    }
}
