package dev.perennial.access.export;

import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import java.time.Instant;

/// One export, with its progress while it is being made.
public record ExportCard(Export export, Instant now) implements View {
    /// “4.2 MB”
    public static String size(long bytes) {
        if (bytes < 1_000_000) return Words.t("access.export.kb", Words.number(Math.max(1, bytes / 1_000)));
        return Words.t("access.export.mb", Words.number(bytes / 1e6, 1));
    }
}
