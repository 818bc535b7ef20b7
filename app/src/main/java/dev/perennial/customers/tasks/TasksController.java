package dev.perennial.customers.tasks;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Tasks;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/tasks")
class TasksController {
    private final Tasks tasks;
    private final FollowUpPages pages;
    private final Picking picking;
    private final Customers customers;
    private final CurrentStaff staff;

    TasksController(Tasks tasks, FollowUpPages pages, Picking picking, Customers customers, CurrentStaff staff) {
        this.tasks = tasks;
        this.pages = pages;
        this.picking = picking;
        this.customers = customers;
        this.staff = staff;
    }

    @GetMapping
    View list(@RequestParam(required = false) @Nullable String show) {
        return pages.list(Show.of(show));
    }

    @GetMapping("/new")
    View blank(@RequestParam(defaultValue = "") String who) {
        return pages.blank(who);
    }

    /// Whom one may mean, while one types.
    @GetMapping("/people")
    View people(
            @RequestParam(defaultValue = "") String who, @RequestParam(defaultValue = Picking.CUSTOMER) String input) {
        return picking.people(who, "", input);
    }

    /// From a customer's page the answer is that page; from where the customer is looked up first, the form comes
    /// back until one is chosen and the rest is in order.
    @PostMapping
    Object make(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam UUID form,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes redirect) {
        var typed = new TaskForm(title, dueOn);
        var read = typed.read();
        if (who != null && (customer.isEmpty() || read instanceof TaskForm.Unclear))
            return pages.again(typed, who, customer, assignee, form, back);

        var whose = CustomerId.valueOf(customer);
        if (!customers.exists(whose)) throw new NoSuchElementException("no customer " + whose);
        switch (read) {
            case TaskForm.InOrder(var what, var due) -> {
                tasks.make(form, whose, what, due, pages.member(assignee), staff.id());
                Notice.done(t("customers.task.made", what)).after(redirect);
            }
            case TaskForm.Unclear(var mistakes) -> {
                Notice.wrong(mistakes.values().iterator().next()).after(redirect);
                redirect.addFlashAttribute("task", title);
            }
        }
        return Redirect.to(
                switch (back) {
                    case "today" -> "/today";
                    case "tasks" -> Show.ALL.href();
                    default -> "/customers/" + whose;
                });
    }
}
