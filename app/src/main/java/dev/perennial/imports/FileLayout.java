package dev.perennial.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.tables.Dialect;
import java.util.List;

/// How a file is to be read, as far as that does not depend on what its rows say.
public interface FileLayout {
    Dialect dialect();

    List<? extends FileColumn> columns();

    /// What a person calls the column.
    default String columnName(int index) {
        var name = columns().get(index).name();
        return name.isEmpty() ? t("imports.column", index + 1) : name;
    }
}
