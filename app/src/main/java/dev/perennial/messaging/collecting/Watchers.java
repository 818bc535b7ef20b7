package dev.perennial.messaging.collecting;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Mailbox;
import dev.perennial.messaging.Mailboxes;
import dev.perennial.platform.outgoing.MailLines;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has one watcher for each mailbox that is collected: it comes and goes with the mailbox, and with the application.
/// It works where jobs run, and only there.
@Component
class Watchers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
    private static final int SECONDS_BETWEEN_LOOKS = 5;

    private final Mailboxes mailboxes;
    private final MailLines lines;
    private final Positions positions;
    private final Collecting collecting;
    private final ObjectProvider<Scheduler> scheduler;
    private final UUID process = UUID.randomUUID();
    private final Map<AccountId, Watcher> watching = new HashMap<>();
    private volatile ScheduledExecutorService looking = looking();
    private volatile boolean isRunning;

    Watchers(
            Mailboxes mailboxes,
            MailLines lines,
            Positions positions,
            Collecting collecting,
            ObjectProvider<Scheduler> scheduler) {
        this.mailboxes = mailboxes;
        this.lines = lines;
        this.positions = positions;
        this.collecting = collecting;
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        isRunning = true;
        looking = looking();
        looking.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    private static ScheduledExecutorService looking() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mailboxes").factory());
    }

    private void look() {
        try {
            var jobs = scheduler.getIfAvailable();
            if (jobs != null && jobs.getSchedulerState().isStarted()) follow();
        } catch (RuntimeException e) {
            LOG.warn("Which mailboxes there are is asked again in {} seconds", SECONDS_BETWEEN_LOOKS, e);
        }
    }

    /// Stops those whose mailbox is gone or signs in otherwise, starts those that are missing.
    synchronized void follow() {
        var wanted = mailboxes.all().stream()
                .filter(it -> it.incoming().isPresent())
                .collect(Collectors.toMap(it -> it.account().id(), Function.identity()));
        watching.values().removeIf(watcher -> {
            var isWanted = watcher.mailbox()
                    .equals(wanted.get(watcher.mailbox().account().id()));
            if (!isWanted) watcher.stop();
            return !isWanted;
        });
        wanted.forEach((account, mailbox) -> watching.computeIfAbsent(account, _ -> started(mailbox)));
    }

    private Watcher started(Mailbox mailbox) {
        var watcher = new Watcher(
                mailbox, mailbox.incoming().orElseThrow(), process, lines, positions, collecting, Watcher.TURN);
        Thread.ofPlatform().daemon().name("mailbox-" + mailbox.account().id()).start(watcher);
        return watcher;
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        looking.shutdownNow();
        watching.values().forEach(Watcher::stop);
        watching.clear();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
