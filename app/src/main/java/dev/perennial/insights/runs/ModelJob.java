package dev.perennial.insights.runs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.perennial.insights.runs.Run.Cause;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs behind the figures: one for each run, and one that wants a run each night.
@Configuration
class ModelJob {
    static final String NAME = "insights-run";

    private static final Duration WHILE_ANOTHER_RUNS = Duration.ofSeconds(5);
    private static final int MOST_FAILURES = 3;
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    private final Clock clock;

    ModelJob(Clock clock) {
        this.clock = clock;
    }

    /// A process that dies leaves its run to the next that finds it dead.
    @Bean
    Task<Void> modelRunJob(ModelRun work, Runs runs) {
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> retryOrGiveUp(failed, operations, runs))
                .execute((instance, _) -> work.perform(UUID.fromString(instance.getId()))
                        ? new OnCompleteRemove<>()
                        : again(WHILE_ANOTHER_RUNS));
    }

    private CompletionHandler<Void> again(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(pause));
    }

    private void retryOrGiveUp(ExecutionComplete failed, ExecutionOperations<Void> operations, Runs runs) {
        var failures = failed.getExecution().consecutiveFailures + 1;
        if (failures < MOST_FAILURES) {
            operations.reschedule(failed, clock.instant().plus(pause(failures)));
            return;
        }
        var why = failed.getCause().map(ModelJob::words).orElse("");
        runs.failed(UUID.fromString(failed.getExecution().taskInstance.getId()), why);
        operations.remove();
    }

    /// One minute, then four: what is missing, memory as a rule, is seldom there a moment later.
    private static Duration pause(int failures) {
        return Duration.ofMinutes(1L << 2 * (failures - 1));
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /// The scheduler needs its tasks before anything can be scheduled: what schedules is looked up late.
    @Bean
    Task<Void> modelNightJob(ObjectProvider<Remodelling> remodelling, Businesses businesses) {
        return Tasks.recurring("insights-night", new EveryNight(businesses)).execute((_, _) -> {
            if (businesses.find().isPresent()) remodelling.getObject().soon(Cause.NIGHT);
        });
    }

    /// Three in the morning where the business is, which may be told only after this program started.
    private record EveryNight(Businesses businesses) implements Schedule {
        @Override
        public Instant getNextExecutionTime(ExecutionComplete complete) {
            return after(complete.getTimeDone());
        }

        @Override
        public Instant getInitialExecutionTime(Instant now) {
            return after(now);
        }

        private Instant after(Instant moment) {
            ZoneId zone = businesses.find().map(Business::zone).orElse(ZoneOffset.UTC);
            var local = moment.atZone(zone);
            var tonight = local.with(NIGHT);
            return (tonight.isAfter(local) ? tonight : local.plusDays(1).with(NIGHT)).toInstant();
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
