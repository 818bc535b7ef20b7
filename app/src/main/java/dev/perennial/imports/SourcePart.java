package dev.perennial.imports;

import dev.perennial.ui.View;
import java.util.List;

/// @param sources names given before, to choose from
public record SourcePart(ImportKind kind, FileImport job, List<String> sources) implements View {}
