package dev.perennial.conversations.promises;

import dev.perennial.hours.HoursChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// When hours or promises change, the deadlines of open cases are counted again, each in a transaction of its own.
@Component
class CountingAgain {
    private final Clocks clocks;
    private final Promises promises;

    CountingAgain(Clocks clocks, Promises promises) {
        this.clocks = clocks;
        this.promises = promises;
    }

    @ApplicationModuleListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void on(HoursChanged changed) {
        all();
    }

    @ApplicationModuleListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void on(PromisesChanged changed) {
        all();
    }

    private void all() {
        var known = promises.inOrder();
        for (var id : clocks.open()) clocks.countAgain(id, known, clocks.now());
    }
}
