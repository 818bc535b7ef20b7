package dev.perennial.customers.tasks;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/tasks")
class TasksController {
    private static final int LATEST_YEAR = 2200;

    private final Tasks tasks;
    private final Customers customers;
    private final Staff staff;

    TasksController(Tasks tasks, Customers customers, Staff staff) {
        this.tasks = tasks;
        this.customers = customers;
        this.staff = staff;
    }

    @PostMapping
    Redirect make(
            @RequestParam CustomerId customer,
            @RequestParam UUID form,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(defaultValue = "") String assignee,
            RedirectAttributes redirect) {
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        var what = Folding.clean(title);
        var due = day(dueOn);
        var mistake = what == null
                ? t("customers.task.title.empty")
                : what.length() > Task.LONGEST_TITLE
                        ? t("customers.task.title.long", number(Task.LONGEST_TITLE), number(what.length()))
                        : due == null ? t("customers.task.due.wrong", dueOn) : null;
        if (what == null || due == null || mistake != null) {
            if (mistake != null) Notice.wrong(mistake).after(redirect);
            redirect.addFlashAttribute("task", title);
        } else {
            tasks.make(customer, what, due, member(assignee), form);
            Notice.done(t("customers.task.made", what)).after(redirect);
        }
        return Redirect.to("/customers/" + customer);
    }

    @PostMapping("/{id}/completion")
    Redirect complete(@PathVariable UUID id, RedirectAttributes redirect) {
        var customer = tasks.complete(id);
        Notice.done(t("customers.task.done")).after(redirect);
        return Redirect.to("/customers/" + customer);
    }

    @PostMapping("/{id}/assignment")
    Redirect assign(@PathVariable UUID id, @RequestParam(defaultValue = "") String assignee) {
        return Redirect.to("/customers/" + tasks.assign(id, member(assignee)));
    }

    /// Nobody in particular for an empty choice and for somebody who has left meanwhile.
    private @Nullable StaffId member(String text) {
        return staff.active().stream()
                .map(StaffMember::id)
                .filter(id -> id.toString().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            return day.getYear() >= 1900 && day.getYear() <= LATEST_YEAR ? day : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
