package dev.perennial.customers.privacy.erasures;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Before the first page is served, nobody is there any more who was to be forgotten.
@Component
class ErasureReplay implements SmartLifecycle {
    private final Erasing erasing;
    private volatile boolean done;

    ErasureReplay(Erasing erasing) {
        this.erasing = erasing;
    }

    @Override
    public void start() {
        erasing.replay();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /// Long before the web server, which comes last.
    @Override
    public int getPhase() {
        return 0;
    }
}
