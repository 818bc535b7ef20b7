package dev.perennial.access.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class AuditJob {
    @Bean
    RecurringTask<Void> pruneTheAuditLog(AuditKeeping keeping) {
        return Tasks.recurring("access.audit", FixedDelay.of(Duration.ofDays(1)))
                .execute((_, _) -> keeping.prune());
    }
}
