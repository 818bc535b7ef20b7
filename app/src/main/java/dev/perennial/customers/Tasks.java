package dev.perennial.customers;

import dev.perennial.access.AuditLog;
import dev.perennial.access.StaffId;
import dev.perennial.programs.Webhooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What somebody promised to do for a customer. Whoever ticks a task off, here or in a module above, it is told on
/// the timeline; when that is taken back, the timeline tells that too.
@Repository
public class Tasks {
    /// The kinds of activity it tells.
    public static final String DONE = "customers.task_done";

    public static final String REOPENED = "customers.task_reopened";

    private final JdbcClient db;
    private final Activities activities;
    private final Aliases aliases;
    private final Webhooks webhooks;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AuditLog log;

    Tasks(
            JdbcClient db,
            Activities activities,
            Aliases aliases,
            Webhooks webhooks,
            ApplicationEventPublisher events,
            AuditLog log,
            Clock clock) {
        this.log = log;
        this.db = db;
        this.activities = activities;
        this.aliases = aliases;
        this.webhooks = webhooks;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Task> find(UUID task) {
        return db.sql("select * from customers.task where id = ?")
                .param(task)
                .query(Tasks::task)
                .optional();
    }

    /// What is still to do for a customer, the most urgent first.
    public List<Task> open(CustomerId customer) {
        return db.sql("""
            select * from customers.task where customer_id = ? and done_at is null order by due_on, id""").param(customer.value()).query(Tasks::task).list();
    }

    /// Makes a task; the same id twice is one task.
    ///
    /// @param by who makes it, or null when the product does by itself
    /// @return false when it was there already
    @Transactional
    public boolean make(
            UUID id, CustomerId whom, String title, LocalDate dueOn, @Nullable StaffId assignee, @Nullable StaffId by) {
        var customer = aliases.hold(whom).orElseThrow(() -> new NoSuchElementException("no customer " + whom));
        var made = db.sql("""
            insert into customers.task (id, customer_id, title, due_on, assigned_to, made_by, made_at)
            values (:id, :customer, :title, :due, :assignee, :by, :at) on conflict (id) do nothing""")
                        .param("id", id)
                        .param("customer", customer.value())
                        .param("title", title)
                        .param("due", dueOn)
                        .param("assignee", assignee == null ? null : assignee.value())
                        .param("by", by == null ? null : by.value())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (made) log.changed("customers.task", customer.value());
        return made;
    }

    /// Gives a task to somebody, or to nobody in particular.
    @Transactional
    public CustomerId assign(UUID task, @Nullable StaffId assignee) {
        return changed(
                "customers.task.assigned",
                db.sql("update customers.task set assigned_to = :to where id = :id returning customer_id")
                        .param("to", assignee == null ? null : assignee.value())
                        .param("id", task));
    }

    /// Moves what is still to do to another day; what is done stays as it was.
    @Transactional
    public CustomerId move(UUID task, LocalDate dueOn) {
        return changed("customers.task.moved", db.sql("""
            update customers.task set due_on = case when done_at is null then :due else due_on end
            where id = :id returning customer_id""").param("due", dueOn).param("id", task));
    }

    /// Marks a task done and tells it on the timeline; done stays done by whom it was done first.
    ///
    /// @param by null when nobody's account did it
    @Transactional
    public CustomerId complete(UUID task, @Nullable StaffId by, Instant at) {
        aliases.hold(customerOf(task));
        db.sql("""
            update customers.task set done_at = :at, done_by = :by, turn = turn + 1
            where id = :id and done_at is null returning *""")
                .param("at", Timestamp.from(at.truncatedTo(ChronoUnit.MICROS)))
                .param("by", by == null ? null : by.value())
                .param("id", task)
                .query(Tasks::turned)
                .optional()
                .ifPresent(it -> {
                    tell(DONE, it, by, at);
                    webhooks.tell(
                            "task.done",
                            "task.done:" + task + ":" + it.turn(),
                            Map.of(
                                    "task",
                                    task.toString(),
                                    "customer",
                                    it.task().customer().toString()));
                });
        return customerOf(task);
    }

    /// Takes back that a task was done at this instant, and tells that on the timeline; if it is to do already, or
    /// was done another time since, nothing changes.
    @Transactional
    public CustomerId reopen(UUID task, Instant doneAt, @Nullable StaffId by) {
        aliases.hold(customerOf(task));
        db.sql("""
            update customers.task set done_at = null, done_by = null, turn = turn + 1
            where id = ? and done_at = ? returning *""")
                .params(task, Timestamp.from(doneAt))
                .query(Tasks::turned)
                .optional()
                .ifPresent(it -> {
                    tell(REOPENED, it, by, clock.instant());
                    events.publishEvent(new TaskReopened(task, it.task().customer(), doneAt));
                });
        return customerOf(task);
    }

    private CustomerId changed(String what, JdbcClient.StatementSpec sql) {
        var customer = customerOf(sql);
        log.changed(what, customer.value());
        return customer;
    }

    private void tell(String kind, Turned turned, @Nullable StaffId by, Instant at) {
        var task = turned.task();
        log.changed(
                kind.equals(DONE) ? "customers.task.done" : "customers.task.reopened",
                task.customer().value());
        activities.append(new Activity(
                task.customer(),
                kind,
                at,
                "task:" + task.id() + (turned.turn() == 1 ? "" : ":" + turned.turn()),
                null,
                null,
                Map.of("title", task.title(), "by", by == null ? "" : by.toString())));
    }

    private CustomerId customerOf(UUID task) {
        return customerOf(
                db.sql("select customer_id from customers.task where id = ?").param(task));
    }

    /// @param turn how often the task was done and taken back until now
    private record Turned(Task task, int turn) {}

    private static Turned turned(ResultSet row, int number) throws SQLException {
        return new Turned(task(row, number), row.getInt("turn"));
    }

    private static CustomerId customerOf(JdbcClient.StatementSpec sql) {
        return new CustomerId(sql.query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no such task")));
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        var doneAt = row.getTimestamp("done_at");
        return new Task(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                staffId(row.getObject("assigned_to", UUID.class)),
                doneAt == null ? null : doneAt.toInstant(),
                staffId(row.getObject("done_by", UUID.class)));
    }

    private static @Nullable StaffId staffId(@Nullable UUID id) {
        return id == null ? null : new StaffId(id);
    }
}
