package dev.perennial.orders.products;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class FiguresJob {
    @Bean
    RecurringTask<Void> workOutFigures(Figures figures) {
        return Tasks.recurring("orders.figures", FixedDelay.ofMinutes(1)).execute((_, _) -> figures.workOutIfStale());
    }
}
