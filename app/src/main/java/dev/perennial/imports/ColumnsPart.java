package dev.perennial.imports;

import dev.perennial.ui.View;
import java.util.List;

/// The columns of a file with what each holds, to be confirmed or changed.
///
/// @param roles all a column can hold
public record ColumnsPart(ImportKind kind, FileLayout layout, List<Enum<?>> roles) implements View {}
