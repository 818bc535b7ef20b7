package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// When somebody of the staff was last there to see what comes in: the inbox or a case open in front of them.
@Repository
public class Attendance {
    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;

    Attendance(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    public void here() {
        db.sql("""
            insert into conversations.attendance (staff_id, at) values (?, ?)
            on conflict (staff_id) do update set at = greatest(attendance.at, excluded.at)""").params(staff.id().value(), Timestamp.from(clock.instant())).update();
    }

    public Optional<Instant> last() {
        return db.sql("select at from conversations.attendance order by at desc limit 1")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
