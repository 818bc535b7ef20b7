package dev.perennial.customers.duplicates;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How far the search is.
@Repository
class Searches {
    private final JdbcClient db;
    private final Clock clock;

    Searches(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param finishedAt of the last that was through, or null when there was none yet
    record Search(
            boolean wanted,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            double doneShare) {
        boolean isPending() {
            return wanted || isRunning();
        }

        boolean isRunning() {
            return startedAt != null && (finishedAt == null || finishedAt.isBefore(startedAt));
        }

        Duration took() {
            return startedAt == null || finishedAt == null || isRunning()
                    ? Duration.ZERO
                    : Duration.between(startedAt, finishedAt);
        }
    }

    Search now() {
        return db.sql("select * from customers.duplicate_search")
                .query((row, _) -> new Search(
                        row.getBoolean("wanted"),
                        instant(row.getTimestamp("started_at")),
                        instant(row.getTimestamp("finished_at")),
                        row.getDouble("done_share")))
                .single();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void begin() {
        db.sql("update customers.duplicate_search set wanted = false, started_at = ?, done_share = 0")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void move(double share) {
        db.sql("update customers.duplicate_search set done_share = ?")
                .param(share)
                .update();
    }

    /// Whoever was told that a search is on waits no longer, also when it came to nothing.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void end() {
        db.sql("update customers.duplicate_search set finished_at = greatest(?, started_at), done_share = 1")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
