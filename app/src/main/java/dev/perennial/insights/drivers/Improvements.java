package dev.perennial.insights.drivers;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What somebody set out to mend because people rate it low.
@Repository
class Improvements {
    private final JdbcClient db;
    private final Staff staff;
    private final CurrentStaff current;
    private final AuditLog log;
    private final Clock clock;

    Improvements(JdbcClient db, Staff staff, CurrentStaff current, AuditLog log, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.current = current;
        this.log = log;
        this.clock = clock;
    }

    /// What is still to do, the most urgent first.
    List<Improvement> open() {
        var names = staff.active().stream().collect(Collectors.toMap(StaffMember::account, StaffMember::name));
        return db.sql("select * from insights.improvement where done_at is null order by due_on, id")
                .query((row, _) -> new Improvement(
                        row.getObject("id", UUID.class),
                        row.getString("question"),
                        row.getString("title"),
                        row.getObject("due_on", LocalDate.class),
                        names.get(row.getObject("assigned_to", UUID.class))))
                .list();
    }

    /// The same id twice is one.
    @Transactional
    void make(UUID id, String question, String title, LocalDate dueOn, @Nullable UUID assignee) {
        current.requireOfPeople(Role.MANAGER);
        db.sql("""
            insert into insights.improvement (id, question, title, due_on, assigned_to, made_by, made_at)
            values (:id, :question, :title, :due, :assignee, :by, :at) on conflict (id) do nothing""")
                .param("id", id)
                .param("question", question)
                .param("title", title)
                .param("due", dueOn)
                .param("assignee", assignee)
                .param("by", current.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        log.changed("insights.improvement");
    }

    /// Done stays done by whom it was done first.
    @Transactional
    void complete(UUID id, @Nullable StaffId by, Instant at) {
        var done = db.sql(
                        "update insights.improvement set done_at = :at, done_by = :by where id = :id and done_at is null")
                .param("at", Timestamp.from(at))
                .param("by", by == null ? null : by.value())
                .param("id", id)
                .update();
        if (done > 0) log.changed("insights.improvement.done");
    }

    @Transactional
    void reopen(UUID id) {
        var reopened = db.sql(
                        "update insights.improvement set done_at = null, done_by = null where id = ? and done_at is not null")
                .param(id)
                .update();
        if (reopened > 0) log.changed("insights.improvement.reopened");
    }
}
