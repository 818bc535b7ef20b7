package dev.perennial.insights.value;

import dev.perennial.insights.model.Findings;
import dev.perennial.insights.model.Picture;
import dev.perennial.insights.runs.Run;
import dev.perennial.insights.runs.RunProgress;
import dev.perennial.insights.worth.Worths.Named;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the customers are worth: one sentence first, the proof below.
///
/// @param results of the last run that ended well, or null before the first
/// @param progress of the run at work or waiting, or null
/// @param failure the last run, when it ended badly, or null
/// @param mayExport whether the reader may take lists out
public record ValuePage(
        @Nullable Results results,
        @Nullable RunProgress progress,
        @Nullable Run failure,
        boolean mayExport) implements View {

    /// @param stale whether the figures end long before today
    public record Results(Run run, Findings findings, List<Named> best, SlippingList slipping, boolean stale) {
        public Picture picture() {
            return findings.picture();
        }
    }
}
