package dev.perennial.customers.merges;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ForgettingJob {
    @Bean
    RecurringTask<Void> forgetOldMerges(Merges merges, Clock clock) {
        return Tasks.recurring("customers.merges.forget", FixedDelay.ofHours(6))
                .execute((_, _) -> merges.forgetUntil(clock.instant().minus(Merge.SEPARABLE)));
    }
}
