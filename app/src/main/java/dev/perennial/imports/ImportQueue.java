package dev.perennial.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// Sets imports to work, and after a start those that a crash or a stop has left behind: they need not wait until
/// the lost job is noticed, because two jobs for one import do no harm.
public class ImportQueue<J extends FileImport> {
    private final TaskDescriptor<String> job;
    private final SchedulerClient scheduler;
    private final ImportTable<J> imports;
    private final Clock clock;

    /// @param job whose data is an import's id
    public ImportQueue(TaskDescriptor<String> job, SchedulerClient scheduler, ImportTable<J> imports, Clock clock) {
        this.job = job;
        this.scheduler = scheduler;
        this.imports = imports;
        this.clock = clock;
    }

    public void add(ImportId id) {
        scheduler.scheduleIfNotExists(
                job.instance(id + " " + UUID.randomUUID()).data(id.toString()).build(), clock.instant());
    }

    @EventListener(ApplicationReadyEvent.class)
    public void goOn() {
        imports.underWay().forEach(this::add);
    }
}
