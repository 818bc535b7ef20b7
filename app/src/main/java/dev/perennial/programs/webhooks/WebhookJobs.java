package dev.perennial.programs.webhooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class WebhookJobs {
    @Bean
    RecurringTask<Void> bringWebhooks(Messenger messenger) {
        return Tasks.recurring("programs.webhooks", FixedDelay.ofSeconds(3)).execute((_, _) -> messenger.bring());
    }

    @Bean
    RecurringTask<Void> forgetOldAnswers(Forgetting forgetting) {
        return Tasks.recurring("programs.forgetting", FixedDelay.ofHours(6)).execute((_, _) -> forgetting.run());
    }
}
