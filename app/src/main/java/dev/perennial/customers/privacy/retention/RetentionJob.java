package dev.perennial.customers.privacy.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RetentionJob {
    /// The scheduler needs its tasks before anything can be scheduled: what they work with is looked up late.
    @Bean
    Task<Void> retentionNight(ObjectProvider<Retention> retention) {
        return Tasks.recurring("customers-retention", Schedules.daily(LocalTime.of(3, 40)))
                .execute((_, _) -> retention.getObject().night());
    }
}
