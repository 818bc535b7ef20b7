package dev.perennial.conversations.inbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.perennial.conversations.Cases;
import dev.perennial.ui.live.Live;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A case wakes, or becomes due, without anybody's doing; lists that are open are told so.
@Component
class PassingTime {
    /// Longer than from one look to the next: told twice is told.
    private static final Duration LATELY = Duration.ofSeconds(90);

    private final JdbcClient db;
    private final Live live;
    private final Clock clock;

    PassingTime(JdbcClient db, Live live, Clock clock) {
        this.db = db;
        this.live = live;
        this.clock = clock;
    }

    void look() {
        var now = clock.instant();
        var came = db.sql("""
            select exists (select from conversations.case_file
                           where status <> 'CLOSED' and snoozed_until > :since and snoozed_until <= :now)
                or exists (select from conversations.deadline
                           where not frozen and due_at > :since and due_at <= :now)
                or exists (select from conversations.deadline
                           where not frozen and soon_at > :since and soon_at <= :now)""")
                .param("since", Timestamp.from(now.minus(LATELY)))
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
        if (came) live.changed(Cases.INBOX);
    }

    @Configuration
    static class Jobs {
        @Bean
        RecurringTask<Void> tellListsThatTimePasses(PassingTime time) {
            return Tasks.recurring("conversations.passing-time", FixedDelay.ofMinutes(1))
                    .execute((_, _) -> time.look());
        }
    }
}
