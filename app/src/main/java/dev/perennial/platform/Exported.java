package dev.perennial.platform;

import java.util.List;

/// What a module hands out when the owner takes everything along. Every module with tables declares a bean of it, and
/// a test fails when a table is named by nobody.
public interface Exported {
    List<ExportedTable> tables();

    /// Tables that stay here.
    default List<KeptBack> keptBack() {
        return List.of();
    }

    /// @param table with its schema
    /// @param because a whole sentence for the file that describes the export
    record KeptBack(String table, String because) {}
}
