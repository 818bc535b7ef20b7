package dev.perennial.feedback;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Asks for the comments to be read that are new, or were read by rules that have changed since. Any number of wishes
/// make one job.
@Component
public class CommentsWanted {
    public static final String JOB = "feedback-comments";

    private final SchedulerClient jobs;
    private final Clock clock;

    CommentsWanted(SchedulerClient jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    public void soon() {
        jobs.scheduleIfNotExists(new TaskInstance<Void>(JOB, "all"), clock.instant());
    }
}
