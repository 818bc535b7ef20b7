package dev.perennial.feedback.imports.reading;

import dev.perennial.imports.FileColumn;
import java.util.List;

/// @param name what the header calls it; empty without a header
/// @param examples its first different values
public record Column(String name, Role role, List<String> examples) implements FileColumn {
    public Column as(Role other) {
        return new Column(name, other, examples);
    }
}
