package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.imports.FileImport;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.tables.UnreadableFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file of orders on its way in.
///
/// @param fileId null when the file itself was removed
/// @param source the system its numbers come from; the same order number in the same source is the same order
/// @param consentOrigin where the people's consents in the file come from, in the words of whoever brought it
/// @param mark how much of the step under way is done, of `total`
/// @param rates what one unit of a foreign currency is worth in the business's own
/// @param expected what the dry run found
/// @param outcome what was booked
/// @param problem why the file cannot be read at all, and `problemLine` where
public record OrderImport(
        ImportId id,
        @Nullable UUID fileId,
        String fileName,
        String sha256,
        String source,
        @Nullable String consentOrigin,
        ImportState state,
        long mark,
        long total,
        @Nullable Layout layout,
        Map<String, BigDecimal> rates,
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
        return outcome == null ? null : t("orders.imports.brought", outcome.purchases());
    }
}
