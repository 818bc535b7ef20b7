package dev.perennial.messaging.sending;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SendingJobs {
    @Bean
    RecurringTask<Void> sendMessages(Postman postman) {
        return Tasks.recurring("messaging.sending", FixedDelay.ofSeconds(3)).execute((_, _) -> postman.run());
    }
}
