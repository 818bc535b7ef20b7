package dev.perennial.conversations.cases;

import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.Attendance;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Cases;
import dev.perennial.ui.live.Live;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who looks at a case just now, and who writes. A page that is open says so every few seconds; who says nothing for a
/// while is gone, whatever became of them.
@Repository
class Presence {
    private static final Duration COUNTS_FOR = Duration.ofSeconds(45);

    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Attendance attendance;
    private final Live live;
    private final Clock clock;

    Presence(JdbcClient db, CurrentStaff staff, Attendance attendance, Live live, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.attendance = attendance;
        this.live = live;
        this.clock = clock;
    }

    @Transactional
    public void here(CaseId id, boolean writing) {
        attendance.here();
        var now = clock.instant();
        var changed = db.sql("""
            with before as (
                select writing and until > :now as writing, until > :now as there from conversations.presence
                where staff_id = :me and case_id = :case)
            insert into conversations.presence (staff_id, case_id, until, writing)
            select :me, c.id, :until, :writing from conversations.case_file c where c.id = :case
            on conflict (staff_id, case_id) do update set until = excluded.until, writing = excluded.writing
            returning not coalesce((select there from before), false)
                or coalesce((select writing from before), false) <> writing""")
                .param("me", staff.id().value())
                .param("case", id.value())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(COUNTS_FOR)))
                .param("writing", writing)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (changed) live.changed(Cases.topic(id));
    }

    @Transactional
    public void gone(CaseId id) {
        var left = db.sql("delete from conversations.presence where staff_id = ? and case_id = ?")
                .params(staff.id().value(), id.value())
                .update();
        if (left == 1) live.changed(Cases.topic(id));
    }

    /// The others.
    List<Watching> others(CaseId id) {
        return db.sql("""
            select staff_id, writing from conversations.presence
            where case_id = ? and staff_id <> ? and until > ? order by staff_id""")
                .params(id.value(), staff.id().value(), Timestamp.from(clock.instant()))
                .query((row, _) -> new Watching(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    record Watching(UUID account, boolean writing) {}
}
