package dev.perennial.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;

/// What modules tell each other. It stands in the database until each listener is through; a listener that failed, or
/// whose process was killed, is told again.
@Component
public class News {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final FailedEventPublications failed;
    private final JdbcClient db;
    private final Clock clock;
    private final Instant begun;

    News(FailedEventPublications failed, JdbcClient db, Clock clock) {
        this.failed = failed;
        this.db = db;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /// A command that ends waits for this first: its listeners would end with it.
    ///
    /// @return whether somebody is still listening to what was told since this program began
    public boolean isOnItsWay() {
        return db.sql("""
            select exists (select from platform.event_publication
                where completion_date is null and status is distinct from 'FAILED' and publication_date >= ?)""")
                .param(begun.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void tellAgain() {
        failed.resubmit(ResubmissionOptions.defaults().withBatchSize(AT_ONCE).withFilter(this::isDue));
    }

    /// A minute after the first failure, twice as long after each further one.
    private boolean isDue(EventPublication news) {
        var last = Objects.requireNonNullElse(news.getLastResubmissionDate(), news.getPublicationDate());
        var pause = Duration.ofMinutes(1L << Math.clamp(news.getCompletionAttempts() - 1L, 0, 11));
        return !last.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)
                .isAfter(clock.instant());
    }

    @Configuration
    static class Job {
        @Bean
        RecurringTask<Void> tellNewsAgain(News news) {
            return Tasks.recurring("platform.news", FixedDelay.ofMinutes(1)).execute((_, _) -> news.tellAgain());
        }
    }
}
