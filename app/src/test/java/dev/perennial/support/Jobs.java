package dev.perennial.support;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/// Runs, in the calling thread, every job that is due by the test's clock, and those they make due in turn.
public class Jobs {
    private final DataSource database;
    private final List<Task<?>> tasks;
    private final Clock clock;

    Jobs(DataSource database, List<Task<?>> tasks, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.clock = clock;
    }

    public void runDue() {
        var time = new SettableClock();
        // a job "for now" was scheduled by the system's clock or by ours: whichever is later is due
        var system = java.time.Instant.now().plusSeconds(1);
        time.set(clock.instant().isAfter(system) ? clock.instant() : system);
        var builder = TestHelper.createManualScheduler(database, tasks).clock(time);
        builder.tableName("platform.scheduled_task").serializer(new Jackson3Serializer());
        var scheduler = builder.build();
        scheduler.runAnyDueExecutions();
        scheduler.runAnyDueExecutions();
        scheduler.stop();
    }
}
