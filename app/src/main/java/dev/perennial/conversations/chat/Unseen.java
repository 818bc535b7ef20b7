package dev.perennial.conversations.chat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.perennial.conversations.ByItself;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.ThreadId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Answers in the chat that nobody has seen: the visitor was there, and then was not.
@Component
class Unseen {
    /// So long an answer may stand in the chat alone.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// What is older was seen to before, or has no address to go to.
    private static final Duration BACK = Duration.ofDays(2);

    private final JdbcClient db;
    private final ByItself byItself;
    private final Clock clock;

    Unseen(JdbcClient db, ByItself byItself, Clock clock) {
        this.db = db;
        this.byItself = byItself;
        this.clock = clock;
    }

    private record Waiting(CaseId id, ThreadId chat) {}

    void goOnByMail() {
        for (var each : waiting()) byItself.goOnByMail(each.id(), each.chat());
    }

    private List<Waiting> waiting() {
        var now = clock.instant();
        return db.sql("""
            select distinct e.case_id, e.thread_id
            from conversations.entry e join conversations.visitor v on v.thread_id = e.thread_id
            where e.kind = 'SAID' and not e.robot and e.dispatch_id is null and e.mailed_at is null
              and v.address is not null and e.at > v.seen_at and e.at between :since and :until""")
                .param("since", Timestamp.from(now.minus(BACK)))
                .param("until", Timestamp.from(now.minus(PATIENCE)))
                .query((row, _) -> new Waiting(
                        new CaseId(row.getObject(1, UUID.class)), new ThreadId(row.getObject(2, UUID.class))))
                .list();
    }

    @Configuration
    static class Jobs {
        @Bean
        RecurringTask<Void> mailWhatWasNotSeenInTheChat(Unseen unseen) {
            return Tasks.recurring("conversations.unseen", FixedDelay.ofSeconds(30))
                    .execute((_, _) -> unseen.goOnByMail());
        }
    }
}
