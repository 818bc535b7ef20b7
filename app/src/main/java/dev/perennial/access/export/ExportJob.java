package dev.perennial.access.export;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ExportJob {
    static final String NAME = "access-export";
    private static final int MOST_FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Clock clock;

    ExportJob(Clock clock) {
        this.clock = clock;
    }

    /// A process that dies leaves its export to the next that finds it dead.
    @Bean
    Task<Void> archiveJob(ArchiveWork work, ExportRecords records) {
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> againOrNever(failed, operations, records))
                .execute((instance, _) -> {
                    work.perform(UUID.fromString(instance.getId()));
                    return new OnCompleteRemove<>();
                });
    }

    private void againOrNever(ExecutionComplete failed, ExecutionOperations<Void> operations, ExportRecords records) {
        if (failed.getExecution().consecutiveFailures + 1 < MOST_FAILURES) {
            operations.reschedule(failed, clock.instant().plus(PAUSE));
            return;
        }
        records.failed(UUID.fromString(failed.getExecution().taskInstance.getId()));
        operations.remove();
    }

    @Bean
    RecurringTask<Void> archiveClearingJob(OldArchives old) {
        return Tasks.recurring("access-export-clearing", FixedDelay.ofHours(1)).execute((_, _) -> old.clearAway());
    }
}
