package dev.perennial.insights.health;

import static dev.perennial.ui.Words.t;

import dev.perennial.insights.model.Findings;
import dev.perennial.insights.model.ModelDay;
import dev.perennial.insights.runs.Run;
import dev.perennial.insights.runs.RunProgress;
import dev.perennial.insights.value.Verdict;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the models are: one sentence first, what it rests on below.
///
/// @param run the last one that ended well, and what it found; null before the first
/// @param days oldest first
/// @param failures newest first
/// @param failing whether the newest run that ended did not end well
public record HealthPage(
        @Nullable Run run,
        @Nullable Findings findings,
        List<ModelDay> days,
        List<Run> failures,
        boolean failing,
        @Nullable RunProgress progress)
        implements View {

    /// How it stands, the worst first.
    enum Standing {
        NOTHING,
        FAILING,
        TOO_LITTLE,
        UNCHECKED,
        NO_BETTER,
        FAR_OFF,
        WELL
    }

    private static final double FAR = 0.25;

    Standing standing() {
        if (findings == null || findings.picture().empty()) return failing ? Standing.FAILING : Standing.NOTHING;
        if (failing) return Standing.FAILING;
        if (!findings.picture().modelled()) return Standing.TOO_LITTLE;
        var verdict = Verdict.of(findings);
        if (verdict == null) return Standing.UNCHECKED;
        if (!verdict.modelWins()) return Standing.NO_BETTER;
        return Math.abs(verdict.model().totalError()) > FAR ? Standing.FAR_OFF : Standing.WELL;
    }

    /// “Your models are well.”
    public String headline() {
        return t("insights.health.headline." + standing());
    }

    public String lead() {
        return t("insights.health.lead." + standing());
    }

    public boolean nothingYet() {
        return findings == null || findings.picture().empty();
    }

    public @Nullable Verdict verdict() {
        return findings == null ? null : Verdict.of(findings);
    }
}
