package dev.perennial.access.export;

/// A column of an exported file.
///
/// @param type as PostgreSQL calls it
public record Column(String name, String type) {
    String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    boolean isText() {
        return type.equals("text") || type.startsWith("character");
    }

    /// What a spreadsheet would take for a formula gets an apostrophe before it.
    String unarmed() {
        return "case when %1$s ~ '^[=+\\-@\\t\\r]' then '''' || %1$s else %1$s end as %1$s".formatted(quoted());
    }
}
