package dev.perennial.feedback.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.imports.FileImport;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import dev.perennial.tables.UnreadableFile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file of answers on its way in.
///
/// @param fileId null when the file itself was removed
/// @param source the system it comes from; the same number in the same source is the same submission
/// @param mark how much of the step under way is done, of `total`
/// @param expected what the dry run found
/// @param outcome what was booked
/// @param problem why the file cannot be read at all, and `problemLine` where
public record AnswerImport(
        ImportId id,
        @Nullable UUID fileId,
        String fileName,
        String sha256,
        String source,
        ImportState state,
        long mark,
        long total,
        @Nullable Layout layout,
        @Nullable Expected expected,
        @Nullable Outcome outcome,
        UnreadableFile.@Nullable Reason problem,
        long problemLine,
        Instant broughtAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt)
        implements FileImport {
    @Override
    public @Nullable String booked() {
        return outcome == null ? null : t("feedback.imports.brought", outcome.answers());
    }
}
