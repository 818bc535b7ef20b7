package dev.perennial.insights.runs;

import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;

/// How far a run is; asks for itself again until the run has ended.
///
/// @param lastSeconds how long the run before took, or null
public record RunProgress(Run run, @Nullable Long lastSeconds) implements View {
    public String stepKey() {
        var step = run.step();
        return run.state() == Run.State.WAITING || step == null
                ? "insights.run.waiting"
                : "insights.run.step." + step.name();
    }

    public int percent() {
        return (int) Math.round(run.doneShare() * 100);
    }
}
