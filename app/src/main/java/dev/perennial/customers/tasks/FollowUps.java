package dev.perennial.customers.tasks;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tasks of all customers in one list.
@Repository
public class FollowUps {
    private final JdbcClient db;

    FollowUps(JdbcClient db) {
        this.db = db;
    }

    /// What is to do with the most urgent first, or what was done with the latest first.
    List<FollowUp> list(Show show, StaffId reader, LocalDate today, int most) {
        var which = switch (show) {
            case MINE -> "t.done_at is null and t.assigned_to = :reader order by t.due_on, t.id";
            case ALL -> "t.done_at is null order by t.due_on, t.id";
            case OVERDUE -> "t.done_at is null and t.due_on < :today order by t.due_on, t.id";
            case DONE -> "t.done_at is not null order by t.done_at desc, t.id desc";
        };
        return db.sql("""
            select t.*, customers.called(c.id, c.name) as called
            from customers.task t join customers.customer c on c.id = t.customer_id
            where\s""" + which + " limit :most")
                .param("reader", reader.value())
                .param("today", today)
                .param("most", most)
                .query((row, _) -> new FollowUp(
                        new Task(
                                row.getObject("id", UUID.class),
                                new CustomerId(row.getObject("customer_id", UUID.class)),
                                row.getString("title"),
                                row.getObject("due_on", LocalDate.class),
                                staffId(row.getObject("assigned_to", UUID.class)),
                                row.getTimestamp("done_at") == null
                                        ? null
                                        : row.getTimestamp("done_at").toInstant(),
                                staffId(row.getObject("done_by", UUID.class))),
                        row.getString("called")))
                .list();
    }

    private static @Nullable StaffId staffId(@Nullable UUID id) {
        return id == null ? null : new StaffId(id);
    }

    /// @param called what to call the customer
    public record FollowUp(Task task, String called) {
        public Instant doneAt() {
            var at = task.doneAt();
            if (at == null) throw new IllegalStateException(task.id() + " is to do");
            return at;
        }
    }
}
