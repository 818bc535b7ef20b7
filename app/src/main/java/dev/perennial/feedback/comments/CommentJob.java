package dev.perennial.feedback.comments;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dev.perennial.feedback.CommentsWanted;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads comments when asked; each night it also learns from what was rated and set right, and groups them anew.
@Configuration
class CommentJob {
    private static final LocalTime NIGHT = LocalTime.of(2, 20);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 3;

    private final Clock clock;

    CommentJob(Clock clock) {
        this.clock = clock;
    }

    @Bean
    Task<Void> commentReadingJob(CommentReading reading, CommentThemes themes) {
        return Tasks.custom(CommentsWanted.JOB, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> {
                    if (failed.getExecution().consecutiveFailures + 1 < MOST_FAILURES)
                        operations.reschedule(failed, clock.instant().plus(AFTER_FAILURE));
                    else operations.remove();
                })
                .execute((_, _) -> {
                    if (reading.read() > 0) themes.group();
                    if (!reading.isDone())
                        return (complete, operations) -> operations.reschedule(complete, clock.instant());
                    return new OnCompleteRemove<>();
                });
    }

    /// The scheduler needs its tasks before anything can be scheduled: what schedules is looked up late.
    @Bean
    Task<Void> commentNightJob(
            MoodLearning learning,
            AspectTeaching teaching,
            ObjectProvider<CommentsWanted> wanted,
            Businesses businesses) {
        return Tasks.recurring("feedback-comments-night", new Daily(ZoneOffset.UTC, NIGHT))
                .execute((_, _) -> {
                    if (businesses.find().isEmpty()) return;
                    learning.learn();
                    teaching.learn();
                    wanted.getObject().soon();
                });
    }
}
