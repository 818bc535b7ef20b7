package dev.perennial.insights.acquisition;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.perennial.insights.runs.AfterRun;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sums up after each run what customers of each source have brought: one job a run, whoever puts it down.
@Configuration
class BroughtJob {
    private static final String NAME = "insights-brought";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int MOST_FAILURES = 3;

    @Bean
    Task<Void> broughtTask(Brought brought, Businesses businesses, Clock clock) {
        return Tasks.oneTime(NAME)
                .onFailure(new MaxRetriesFailureHandler<>(MOST_FAILURES, new OnFailureRetryLater<>(AFTER_FAILURE)))
                .execute((_, _) -> {
                    var zone = businesses.current().zone();
                    brought.workOut(zone, LocalDate.ofInstant(clock.instant(), zone));
                });
    }

    @Bean
    AfterRun broughtAfterRun(SchedulerClient jobs, Clock clock) {
        return run -> jobs.scheduleIfNotExists(new TaskInstance<>(NAME, run.toString()), clock.instant());
    }
}
