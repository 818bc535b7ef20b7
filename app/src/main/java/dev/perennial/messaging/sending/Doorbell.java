package dev.perennial.messaging.sending;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Wakes the [Postman] at once when something was put into the outbox, rather than at the job's next turn. It rings
/// where jobs run, and only there.
@Component
public class Doorbell implements DisposableBean {
    private final ObjectProvider<Postman> postman;
    private final ObjectProvider<Scheduler> scheduler;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("postman").factory());
    private final AtomicBoolean isRung = new AtomicBoolean();

    Doorbell(ObjectProvider<Postman> postman, ObjectProvider<Scheduler> scheduler) {
        this.postman = postman;
        this.scheduler = scheduler;
    }

    public void ring() {
        var jobs = scheduler.getIfAvailable();
        if (jobs == null || !jobs.getSchedulerState().isStarted() || !isRung.compareAndSet(false, true)) return;
        thread.execute(() -> {
            isRung.set(false);
            postman.getObject().run();
        });
    }

    @Override
    public void destroy() {
        postman.ifAvailable(Postman::stop);
        thread.close();
    }
}
