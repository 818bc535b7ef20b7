package dev.perennial.customers.tasks;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.programs.Cursor;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads tasks, open and done, for programs.
@Repository
class TaskRecords {
    private static final RowMapper<Kept> ROW = (row, _) -> {
        var assignee = row.getObject("assigned_to", UUID.class);
        var doneAt = row.getTimestamp("done_at");
        return new Kept(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                assignee == null ? null : new StaffId(assignee),
                row.getTimestamp("made_at").toInstant(),
                doneAt == null ? null : doneAt.toInstant());
    };

    private final JdbcClient db;

    TaskRecords(JdbcClient db) {
        this.db = db;
    }

    record Kept(
            UUID id,
            CustomerId customer,
            String title,
            LocalDate dueOn,
            @Nullable StaffId assignedTo,
            Instant madeAt,
            @Nullable Instant doneAt) {}

    Optional<Kept> find(UUID id) {
        return rows("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    /// In the order they were made.
    ///
    /// @param isDone null for open and done ones
    List<Kept> all(@Nullable CustomerId customer, @Nullable Boolean isDone, @Nullable Cursor after, int most) {
        var where = new ArrayList<>(List.of("true"));
        var params = new HashMap<String, Object>();
        params.put("most", most);
        if (customer != null) {
            where.add("customer_id = :customer");
            params.put("customer", customer.value());
        }
        if (isDone != null) where.add(isDone ? "done_at is not null" : "done_at is null");
        if (after != null) {
            where.add("(made_at, id) > (:at, :after)");
            params.put("at", Timestamp.from(after.at()));
            params.put("after", after.id());
        }
        return rows("where " + String.join(" and ", where) + " order by made_at, id limit :most", params);
    }

    private List<Kept> rows(String condition, Map<String, Object> params) {
        return db.sql("select id, customer_id, title, due_on, assigned_to, made_at, done_at from customers.task "
                        + condition)
                .params(params)
                .query(ROW)
                .list();
    }
}
