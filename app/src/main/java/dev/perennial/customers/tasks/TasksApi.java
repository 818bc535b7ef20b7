package dev.perennial.customers.tasks;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.InArea;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Task;
import dev.perennial.customers.Tasks;
import dev.perennial.customers.Whom;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Cursor;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import dev.perennial.ui.Checks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tasks for programs; `docs/api/customers.md` tells how.
@RestController
@RequestMapping("/api/v1/customers/tasks")
@InArea("customers")
class TasksApi {
    private record TaskJson(
            String id,
            String customer,
            String title,
            String dueOn,
            @Nullable String assignedTo,
            boolean done,
            @Nullable String doneAt) {}

    private final Tasks tasks;
    private final TaskRecords records;
    private final Staff staff;
    private final CurrentStaff current;
    private final Clock clock;
    private final Whom whom;
    private final Requests requests;

    TasksApi(
            Tasks tasks,
            TaskRecords records,
            Staff staff,
            CurrentStaff current,
            Whom whom,
            Requests requests,
            Clock clock) {
        this.tasks = tasks;
        this.records = records;
        this.staff = staff;
        this.current = current;
        this.clock = clock;
        this.whom = whom;
        this.requests = requests;
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return requests.read(request, this::list);
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(HttpServletRequest request, @PathVariable UUID id) {
        return requests.show(request, () -> answer(200, id));
    }

    @PostMapping
    ResponseEntity<String> make(HttpServletRequest request) throws IOException {
        return requests.write(request, "customers.task", this::make);
    }

    @PostMapping("/{id}/completion")
    ResponseEntity<String> complete(HttpServletRequest request, @PathVariable UUID id) throws IOException {
        return requests.act(request, "customers.task", () -> complete(id));
    }

    private Answer list(Fields asked) {
        var page = asked.page("tasks");
        var customer = asked.optionalId("customer");
        var isDone = asked.optionalTruth("done");
        if (!asked.refusals().isEmpty()) return Answer.refused(asked.refusals());
        var of = customer == null ? null : new CustomerId(customer);
        return page.of(
                records.all(of, isDone, page.after(), page.most()), this::json, it -> new Cursor(it.madeAt(), it.id()));
    }

    private Answer make(Fields sent) {
        var customer = whom.sent(sent, sent.optionalText("source"));
        var title = sent.text("title").strip();
        var due = sent.optionalDay("due_on");
        if (due == null && (!sent.has("due_on") || sent.isNull("due_on"))) sent.refuse("ui", "due_on", null, "missing");
        var assignee = assignee(sent);
        var checks = new Checks("customers");
        if (sent.has("title")) checks.needed("title", title, Task.LONGEST_TITLE);
        checks.refusals().forEach(it -> sent.refuse(it.field(), it.value(), it.sentence()));
        if (customer.isEmpty() || due == null || !sent.refusals().isEmpty()) return Answer.refused(sent.refusals());
        var id = UUID.randomUUID();
        tasks.make(id, customer.get(), title, due, assignee, current.id());
        return answer(201, id);
    }

    private @Nullable StaffId assignee(Fields sent) {
        var email = sent.optionalText("assigned_to");
        if (email == null) return null;
        var found = staff.byEmail(email.strip());
        if (found.isEmpty()) sent.refuse("customers", "assigned_to", email, "unknownStaff");
        return found.map(it -> it.id()).orElse(null);
    }

    private Answer complete(UUID id) {
        var wasDone = records.find(id).map(TaskRecords.Kept::doneAt).isPresent();
        tasks.complete(id, current.id(), clock.instant());
        return answer(wasDone ? 200 : 201, id);
    }

    private Answer answer(int status, UUID id) {
        var task = records.find(id).orElseThrow(() -> new NoSuchElementException(id.toString()));
        return Answer.of(status, json(task)).about(task.customer().value());
    }

    private TaskJson json(TaskRecords.Kept it) {
        var doneAt = it.doneAt();
        return new TaskJson(
                it.id().toString(),
                it.customer().toString(),
                it.title(),
                it.dueOn().toString(),
                it.assignedTo() == null ? null : staff.email(it.assignedTo()).orElse(null),
                doneAt != null,
                doneAt == null ? null : doneAt.toString());
    }
}
