package dev.perennial.imports;

import dev.perennial.tables.Dialect;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Separator;
import dev.perennial.ui.View;
import java.util.List;

public record DialectPart(Dialect dialect, List<Separator> separators, List<Encoding> encodings) implements View {}
