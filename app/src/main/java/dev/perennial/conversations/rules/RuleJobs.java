package dev.perennial.conversations.rules;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RuleJobs {
    @Bean
    RecurringTask<Void> rulesAboutTime(Applying applying) {
        return Tasks.recurring("conversations.rules", FixedDelay.ofMinutes(1)).execute((_, _) -> applying.passTime());
    }
}
