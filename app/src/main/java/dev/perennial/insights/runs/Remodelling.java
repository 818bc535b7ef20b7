package dev.perennial.insights.runs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.insights.runs.Run.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks for the figures to be worked out anew; any number of wishes before it begins make one run.
@Component
public class Remodelling {
    /// Single purchases trickle in all day and move little: they wait for company.
    private static final Duration GATHER = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMinutes(15);

    /// After failures the pause doubles, up to about a day: 15 minutes, half an hour, …
    private static final int MOST_DOUBLINGS = 7;

    private final Runs runs;
    private final SchedulerClient jobs;
    private final Clock clock;
    private final CurrentStaff staff;

    Remodelling(Runs runs, SchedulerClient jobs, CurrentStaff staff, Clock clock) {
        this.staff = staff;
        this.runs = runs;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional
    public Run soon(Cause cause) {
        if (cause == Cause.HAND) staff.requireOfPeople(Role.MANAGER);
        return schedule(cause, clock.instant());
    }

    /// At most every quarter of an hour, less often while it fails.
    @Transactional
    public Run atLeisure(Cause cause) {
        var gathered = clock.instant().plus(GATHER);
        var rested = runs.lastEnded()
                .map(Run::finishedAt)
                .map(finished -> finished.plus(pause()))
                .orElse(gathered);
        return schedule(cause, rested.isAfter(gathered) ? rested : gathered);
    }

    private Duration pause() {
        return PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, runs.failuresInARow()));
    }

    private Run schedule(Cause cause, Instant at) {
        var run = runs.want(cause);
        var job = new TaskInstance<Void>(ModelJob.NAME, run.id().toString());
        if (!jobs.scheduleIfNotExists(job, at)) bringForward(job, at);
        return run;
    }

    private void bringForward(TaskInstance<Void> job, Instant at) {
        var later = jobs.getScheduledExecution(job)
                .filter(scheduled ->
                        !scheduled.isPicked() && scheduled.getExecutionTime().isAfter(at));
        if (later.isEmpty()) return;
        try {
            jobs.reschedule(job, at);
        } catch (TaskInstanceCurrentlyExecutingException beginning) {
            // It begins this moment, which is what was asked for: it has not read anything yet.
            return;
        }
    }
}
