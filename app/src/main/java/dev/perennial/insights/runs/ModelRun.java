package dev.perennial.insights.runs;

import dev.perennial.insights.model.WorkingOut;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Performs a run: works out the figures, then replaces those that stood, all at once.
@Component
class ModelRun {
    private static final Logger LOG = LoggerFactory.getLogger(ModelRun.class);

    private final Runs runs;
    private final WorkingOut workingOut;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ObjectProvider<AfterRun> followers;

    /// Followers put down jobs, and the scheduler of jobs needs this one first: they are looked up late.
    ModelRun(
            Runs runs,
            WorkingOut workingOut,
            Businesses businesses,
            TransactionTemplate transaction,
            Clock clock,
            ObjectProvider<AfterRun> followers) {
        this.followers = followers;
        this.runs = runs;
        this.workingOut = workingOut;
        this.businesses = businesses;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// False when another run is at work, so that this one has to wait.
    boolean perform(UUID id) {
        if (!runs.begin(id)) return runs.find(id).map(run -> !run.pending()).orElse(true);
        var business = businesses.current();
        var worked = workingOut.workOut(business, clock.instant(), (step, share) -> runs.reached(id, step, share));
        runs.reached(id, WorkingOut.Step.WRITING, 0.7);
        transaction.executeWithoutResult(_ -> {
            workingOut.keep(id, worked, business, clock.instant());
            runs.done(id);
            followers.orderedStream().forEach(follower -> follower.follow(id));
        });
        runs.find(id)
                .ifPresent(run -> LOG.info(
                        "Worked out value and risk of the customers in {} s",
                        run.took().toMillis() / 1000.0));
        return true;
    }
}
