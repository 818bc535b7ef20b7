package dev.perennial.customers.duplicates;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dev.perennial.customers.DuplicateSearch;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks for duplicates when asked, and each night; what was asked for during a search is done after it.
@Configuration
class SearchJob {
    private static final LocalTime NIGHT = LocalTime.of(1, 40);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 3;

    private final Clock clock;

    SearchJob(Clock clock) {
        this.clock = clock;
    }

    @Bean
    Task<Void> duplicateSearchJob(Finding finding, Searches searches) {
        return Tasks.custom(DuplicateSearch.JOB, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> {
                    searches.end();
                    if (failed.getExecution().consecutiveFailures + 1 < MOST_FAILURES)
                        operations.reschedule(failed, clock.instant().plus(AFTER_FAILURE));
                    else operations.remove();
                })
                .execute((_, _) -> {
                    searches.begin();
                    finding.search(searches::move);
                    searches.end();
                    if (!searches.now().wanted()) return new OnCompleteRemove<>();
                    return (complete, operations) -> operations.reschedule(complete, clock.instant());
                });
    }

    /// The scheduler needs its tasks before anything can be scheduled: what schedules is looked up late.
    @Bean
    Task<Void> duplicateNightJob(ObjectProvider<DuplicateSearch> search, Businesses businesses) {
        return Tasks.recurring("customers.duplicates.night", new Daily(ZoneOffset.UTC, NIGHT))
                .execute((_, _) -> {
                    if (businesses.find().isPresent()) search.getObject().soon();
                });
    }
}
