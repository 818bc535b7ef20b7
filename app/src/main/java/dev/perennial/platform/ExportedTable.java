package dev.perennial.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One table as it is handed out.
///
/// @param name the file's name without its ending: of a table its own with the schema, `orders.purchase`
/// @param about what its rows are, a whole sentence for the file that describes the export
/// @param without columns left out, because they only repeat others or would let somebody in
/// @param select what is handed out when it is not a table as it stands; null for a table
public record ExportedTable(
        String name,
        String about,
        List<String> without,
        @Nullable String select) {

    public static ExportedTable of(String table, String about, String... without) {
        return new ExportedTable(table, about, List.of(without), null);
    }

    /// Rows put together from several tables.
    public static ExportedTable selected(String name, String about, String select) {
        return new ExportedTable(name, about, List.of(), select);
    }

    public boolean isTable() {
        return select == null;
    }
}
