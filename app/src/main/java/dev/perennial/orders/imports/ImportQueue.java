package dev.perennial.orders.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Sets imports to work, and after a start those that a crash or a stop has left behind: they need not wait until
/// the lost job is noticed, because two jobs for one import do no harm.
@Component
class ImportQueue {
    private final SchedulerClient scheduler;
    private final Imports imports;
    private final Clock clock;

    ImportQueue(SchedulerClient scheduler, Imports imports, Clock clock) {
        this.scheduler = scheduler;
        this.imports = imports;
        this.clock = clock;
    }

    void add(ImportId id) {
        scheduler.scheduleIfNotExists(
                ImportJobs.IMPORT
                        .instance(id + " " + UUID.randomUUID())
                        .data(id.toString())
                        .build(),
                clock.instant());
    }

    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        imports.underWay().forEach(this::add);
    }
}
