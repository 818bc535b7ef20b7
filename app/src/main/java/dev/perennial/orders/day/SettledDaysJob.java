package dev.perennial.orders.day;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SettledDaysJob {
    @Bean
    RecurringTask<Void> settleDays(SettledDays days) {
        return Tasks.recurring("orders.days", FixedDelay.ofMinutes(1)).execute((_, _) -> days.settle());
    }
}
