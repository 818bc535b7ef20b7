package dev.perennial.imports;

import java.util.List;

/// A column of a file, and what it holds.
public interface FileColumn {
    /// What the header calls it; empty without a header.
    String name();

    Enum<?> role();

    /// Its first different values.
    List<String> examples();
}
