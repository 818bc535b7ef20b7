package dev.perennial.feedback.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Sets imports to work, and after a start those that a crash or a stop has left behind; two jobs for one import do no
/// harm.
@Component
class AnswerImportQueue {
    private final SchedulerClient scheduler;
    private final AnswerImports imports;
    private final Clock clock;

    AnswerImportQueue(SchedulerClient scheduler, AnswerImports imports, Clock clock) {
        this.scheduler = scheduler;
        this.imports = imports;
        this.clock = clock;
    }

    void add(ImportId id) {
        scheduler.scheduleIfNotExists(
                AnswerImportJobs.IMPORT
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
