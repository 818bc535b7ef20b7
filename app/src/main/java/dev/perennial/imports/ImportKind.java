package dev.perennial.imports;

import static dev.perennial.ui.Words.t;

import java.util.List;

/// What imports of one kind are called. The module that has them gives its name to the schema of their tables, to the
/// address of their pages and to the words that are its own.
///
/// @param usualSource what the first file's origin is called until somebody gives it a name
/// @param staged the tables its rows lie in between the file and the books
public record ImportKind(String module, String usualSource, List<String> staged) {
    public ImportKind {
        staged = List.copyOf(staged);
    }

    public String table(String name) {
        return module + "." + name;
    }

    public String path() {
        return "/" + module + "/imports";
    }

    public String key(String name) {
        return module + ".imports." + name;
    }

    public String say(String name, Object... with) {
        return t(key(name), with);
    }

    /// What is done right now; the steps in which the rows themselves are at work have words of their own.
    public String step(ImportState state) {
        return switch (state) {
            case SORTING, CUSTOMERS, BOOKING -> say("step." + state.name());
            case UPLOADED, LAYOUT, STAGING, CHECKED, DONE, UNDOING, UNDONE, UNREADABLE ->
                t("imports.step." + state.name());
        };
    }
}
