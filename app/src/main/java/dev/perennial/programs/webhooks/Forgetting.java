package dev.perennial.programs.webhooks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets go of what has served: messages that arrived or were given up, what programs were answered under their keys,
/// and secrets that no longer sign.
@Component
class Forgetting {
    static final Duration MESSAGES = Duration.ofDays(30);
    static final Duration ANSWERS = Duration.ofDays(7);

    private final JdbcClient db;
    private final Clock clock;

    Forgetting(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void run() {
        delete("delete from programs.message where at < ?", MESSAGES);
        delete("delete from programs.first_answer where at < ?", ANSWERS);
        delete("delete from programs.endpoint_secret where ends_at < ?", Duration.ZERO);
    }

    private void delete(String sql, Duration age) {
        db.sql(sql).param(Timestamp.from(clock.instant().minus(age))).update();
    }
}
