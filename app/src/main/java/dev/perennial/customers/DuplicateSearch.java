package dev.perennial.customers;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks for customers who may be the same person to be looked for; any number of wishes before it begins make one
/// search. To be asked after many people came in.
@Component
public class DuplicateSearch {
    /// The job that looks.
    public static final String JOB = "customers-duplicates";

    private final JdbcClient db;
    private final SchedulerClient jobs;
    private final Clock clock;

    DuplicateSearch(JdbcClient db, SchedulerClient jobs, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional
    public void soon() {
        db.sql("update customers.duplicate_search set wanted = true").update();
        jobs.scheduleIfNotExists(new TaskInstance<Void>(JOB, "search"), clock.instant());
    }
}
