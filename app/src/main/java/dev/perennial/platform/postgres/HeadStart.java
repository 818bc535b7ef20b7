package dev.perennial.platform.postgres;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;

/// Opens the database while Spring looks around: each takes a second or two, on a core of its own. Only the program
/// does
/// so (`perennial.database.early`); tests bring databases of their own.
class HeadStart implements ApplicationListener<SpringApplicationEvent> {
    private @Nullable Opening opening;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationContextInitializedEvent begun) begin(begun);
        if (event instanceof ApplicationFailedEvent && opening != null) opening.abandon();
    }

    private void begin(ApplicationContextInitializedEvent begun) {
        var context = begun.getApplicationContext();
        var environment = context.getEnvironment();
        if (!environment.getProperty("perennial.database.early", Boolean.class, false)) return;

        var asked = Asked.in(environment);
        opening = new Opening(new FutureTask<>(asked::open));
        opening.begin();
        context.getBeanFactory().registerSingleton("databaseOpening", opening);
    }

    /// A database on its way. Whoever takes it closes it; when nobody did, it is closed with the program that failed.
    static class Opening {
        private final FutureTask<Database> task;
        private boolean taken;

        Opening(FutureTask<Database> task) {
            this.task = task;
        }

        void begin() {
            Thread.ofPlatform().name("database").daemon().start(task);
        }

        synchronized Database take() throws Exception {
            taken = true;
            try {
                return task.get();
            } catch (ExecutionException refused) {
                throw refused.getCause() instanceof Exception why ? why : refused;
            }
        }

        synchronized void abandon() {
            if (taken) return;

            try {
                take().close();
            } catch (Exception nothingWasOpened) {
                // the reason why the program failed is being told already
            }
        }
    }
}
