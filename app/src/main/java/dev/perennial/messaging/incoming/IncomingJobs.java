package dev.perennial.messaging.incoming;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IncomingJobs {
    @Bean
    RecurringTask<Void> readIncoming(ReadingRound round) {
        return Tasks.recurring("messaging.reading", FixedDelay.ofSeconds(1)).execute((_, _) -> round.run());
    }

    @Bean
    RecurringTask<Void> sweepEnclosures(Enclosures enclosures) {
        return Tasks.recurring("messaging.sweeping", FixedDelay.ofHours(6))
                .execute((_, _) -> enclosures.unused().forEach(enclosures::remove));
    }
}
