package dev.perennial.insights.model;

import dev.perennial.insights.model.ModelDay.Newcomer;
import dev.perennial.platform.Business;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Works out all figures: reads what was bought, models it, keeps what was found.
@Component
public class WorkingOut {
    private final HistoryReading reading;
    private final EstimateWriting writing;
    private final Pictures pictures;
    private final ModelDays days;

    WorkingOut(HistoryReading reading, EstimateWriting writing, Pictures pictures, ModelDays days) {
        this.reading = reading;
        this.writing = writing;
        this.pictures = pictures;
        this.days = days;
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
        private final @Nullable Newcomer newcomer;

        Worked(Findings findings, Estimates estimates, @Nullable Newcomer newcomer) {
            this.findings = findings;
            this.estimates = estimates;
            this.newcomer = newcomer;
        }

        Findings findings() {
            return findings;
        }

        Estimates estimates() {
            return estimates;
        }

        /// Null when there was too little for a model.
        @Nullable
        Newcomer newcomer() {
            return newcomer;
        }
    }

    public Worked workOut(Business business, Instant now, Progress progress) {
        progress.reached(Step.READING, 0);
        var past = reading.read(now, business.zone());
        return Modelling.of(past, Math.max(0, business.currency().getDefaultFractionDigits()), progress);
    }

    /// Replaces the figures that stood, in the caller's transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID run, Worked worked, Business business, Instant at) {
        writing.write(worked.estimates(), at);
        pictures.save(run, worked.findings());
        var newcomer = worked.newcomer();
        if (newcomer != null) days.note(LocalDate.ofInstant(at, business.zone()), worked.findings(), newcomer, at);
    }
}
