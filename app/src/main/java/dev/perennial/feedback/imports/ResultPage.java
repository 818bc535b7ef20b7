package dev.perennial.feedback.imports;

import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an import: booked, taken back, or never read.
///
/// @param outcome null when nothing was booked
public record ResultPage(
        AnswerImport job, @Nullable Outcome outcome, List<RejectedRow.Kind> kinds, List<RejectedRow> rejected)
        implements View {}
