package dev.perennial.customers.tasks;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffId;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
public class Tasks {
    static final String DONE = "customers.task_done";

    private final JdbcClient db;
    private final Activities activities;
    private final CurrentStaff staff;
    private final Clock clock;

    Tasks(JdbcClient db, Activities activities, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.activities = activities;
        this.staff = staff;
        this.clock = clock;
    }

    /// What is still to do for a customer, the most urgent first.
    public List<Task> open(CustomerId customer) {
        return db.sql("""
            select id, title, due_on, assigned_to from customers.task
            where customer_id = ? and done_at is null order by due_on, id""")
                .param(customer.value())
                .query((row, _) -> new Task(
                        row.getObject("id", UUID.class),
                        customer,
                        row.getString("title"),
                        row.getObject("due_on", LocalDate.class),
                        staffId(row.getObject("assigned_to", UUID.class)),
                        false))
                .list();
    }

    /// Makes a task; the same form sent twice is one task.
    public void make(CustomerId customer, String title, LocalDate dueOn, @Nullable StaffId assignee, UUID form) {
        db.sql("""
            insert into customers.task (id, customer_id, title, due_on, assigned_to, made_by, made_at)
            values (:id, :customer, :title, :due, :assignee, :by, :at) on conflict (id) do nothing""")
                .param("id", form)
                .param("customer", customer.value())
                .param("title", title)
                .param("due", dueOn)
                .param("assignee", assignee == null ? null : assignee.value())
                .param("by", staff.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// Gives a task to somebody, or to nobody in particular.
    CustomerId assign(UUID task, @Nullable StaffId assignee) {
        return customerOf(db.sql("update customers.task set assigned_to = :to where id = :id returning customer_id")
                .param("to", assignee == null ? null : assignee.value())
                .param("id", task));
    }

    /// Marks a task done and tells it on the timeline; done stays done by whom it was done first.
    @Transactional
    public CustomerId complete(UUID task) {
        var by = staff.id();
        var now = clock.instant();
        db.sql("update customers.task set done_at = ?, done_by = ? where id = ? and done_at is null")
                .params(Timestamp.from(now), by.value(), task)
                .update();
        var customer = customerOf(
                db.sql("select customer_id from customers.task where id = ?").param(task));
        var title = db.sql("select title from customers.task where id = ?")
                .param(task)
                .query(String.class)
                .single();
        activities.append(new Activity(
                customer, DONE, now, "task:" + task, null, null, Map.of("title", title, "by", by.toString())));
        return customer;
    }

    private static CustomerId customerOf(JdbcClient.StatementSpec sql) {
        return new CustomerId(sql.query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no such task")));
    }

    private static @Nullable StaffId staffId(@Nullable UUID id) {
        return id == null ? null : new StaffId(id);
    }
}
