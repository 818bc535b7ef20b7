package dev.perennial.imports;

import dev.perennial.ui.View;
import java.util.List;

/// Rows that need mending, the first of them, and all of them as a file.
///
/// @param kinds how many there are for which reason, a sentence each
public record RejectedPart(ImportKind kind, FileImport job, List<String> kinds, List<RejectedRow> rejected)
        implements View {}
