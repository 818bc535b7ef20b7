package dev.perennial.demo.sample;

import dev.perennial.demo.sample.SampleLoading.Outcome;
import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// With `perennial.sample=true` the sample business is there before the first page is asked for: it loads in a few
/// seconds, and half a bakery on a page would tell less than those seconds on the console.
@Component
class SampleStart implements SmartLifecycle {
    private final SampleLoading loading;
    private final boolean wanted;
    private final PrintStream console = System.out;
    private boolean running;

    SampleStart(SampleLoading loading, @Value("${perennial.sample:false}") boolean wanted) {
        this.loading = loading;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        running = true;
        if (!wanted) return;
        var begun = System.nanoTime();
        switch (loading.load(console::println)) {
            case Outcome.Loaded(var customers, var purchases) ->
                console.println("The sample bakery is in: %,d customers, %,d purchases, %.1f seconds."
                        .formatted(customers, purchases, (System.nanoTime() - begun) / 1e9));
            case Outcome.ThereAlready() -> console.println("The sample bakery is there from last time.");
            case Outcome.RealBusiness(var name) -> throw new RealBusinessFound(name);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Early: before the web server listens and before jobs run.
    @Override
    public int getPhase() {
        return 0;
    }
}
