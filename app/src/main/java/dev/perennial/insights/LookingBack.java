package dev.perennial.insights;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// From which day pages look back: from today, or from where a file that was brought in ended.
@Repository
public class LookingBack {
    /// A shop may be closed for two weeks; what has been silent for longer is a file of former days.
    private static final int QUIET_DAYS = 15;

    private final JdbcClient db;
    private final Clock clock;

    LookingBack(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @return the first day that is not looked at: today, or the day after the newest purchase or answer
    public LocalDate before(ZoneId zone) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return db.sql("""
            select greatest((select max(at) from orders.api_purchase where at < :now),
                            (select max(collected_at) from feedback.api_answer where collected_at < :now))""")
                .param("now", Timestamp.from(clock.instant()))
                .query(Timestamp.class)
                .optional()
                .map(newest -> LocalDate.ofInstant(newest.toInstant(), zone).plusDays(1))
                .filter(after -> after.isBefore(today.minusDays(QUIET_DAYS)))
                .orElse(today);
    }
}
