package dev.perennial.insights.recommendations;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.perennial.insights.runs.AfterRun;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// New lists after each run: one job a run, whoever puts it down.
@Configuration
class ListJob {
    private static final String NAME = "insights-recommendations";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int MOST_FAILURES = 3;

    @Bean
    Task<Void> recommendationsJob(ListMaking making) {
        return Tasks.oneTime(NAME)
                .onFailure(new MaxRetriesFailureHandler<>(MOST_FAILURES, new OnFailureRetryLater<>(AFTER_FAILURE)))
                .execute((_, _) -> making.make());
    }

    @Bean
    AfterRun recommendationsAfterRun(SchedulerClient jobs, Clock clock) {
        return run -> jobs.scheduleIfNotExists(new TaskInstance<>(NAME, run.toString()), clock.instant());
    }
}
