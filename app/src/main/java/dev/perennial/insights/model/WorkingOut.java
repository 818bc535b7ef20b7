package dev.perennial.insights.model;

import dev.perennial.platform.Business;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Works out all figures: reads what was bought, models it, keeps what was found.
@Component
public class WorkingOut {
    private final HistoryReading reading;
    private final EstimateWriting writing;
    private final Pictures pictures;

    WorkingOut(HistoryReading reading, EstimateWriting writing, Pictures pictures) {
        this.reading = reading;
        this.writing = writing;
        this.pictures = pictures;
    }

    public enum Step {
        READING,
        FITTING,
        CHECKING,
        WRITING
    }

    @FunctionalInterface
    public interface Progress {
        void reached(Step step, double doneShare);
    }

    /// What a run found, not yet kept.
    public static final class Worked {
        private final Findings findings;
        private final Estimates estimates;

        Worked(Findings findings, Estimates estimates) {
            this.findings = findings;
            this.estimates = estimates;
        }

        Findings findings() {
            return findings;
        }

        Estimates estimates() {
            return estimates;
        }
    }

    public Worked workOut(Business business, Instant now, Progress progress) {
        progress.reached(Step.READING, 0);
        var past = reading.read(now, business.zone());
        return Modelling.of(past, Math.max(0, business.currency().getDefaultFractionDigits()), progress);
    }

    /// Replaces the figures that stood, in the caller's transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID run, Worked worked, Instant at) {
        writing.write(worked.estimates(), at);
        pictures.save(run, worked.findings());
    }
}
