package dev.perennial.hours.feeds;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Looks once a day whether a calendar at an address names other days. One that cannot be read keeps what it had, and
/// its page says since when.
@Component
class LookingAgain {
    private static final Duration A_DAY = Duration.ofHours(23);

    private final Feeds feeds;
    private final Fetching fetching;
    private final Clock clock;

    LookingAgain(Feeds feeds, Fetching fetching, Clock clock) {
        this.feeds = feeds;
        this.fetching = fetching;
        this.clock = clock;
    }

    void run() {
        for (var due : feeds.due(clock.instant().minus(A_DAY))) look(due);
    }

    void look(Feeds.Due due) {
        switch (fetching.fetch(due.address())) {
            case Fetching.InTrouble(var why) -> feeds.note(due.feed(), why);
            case Fetching.Fetched(var days) -> feeds.write(due.feed(), days, fetching.today());
        }
    }

    @Configuration
    static class Job {
        @Bean
        RecurringTask<Void> lookAtHolidayCalendars(LookingAgain again) {
            return Tasks.recurring("hours.feeds", FixedDelay.ofHours(1)).execute((_, _) -> again.run());
        }
    }
}
