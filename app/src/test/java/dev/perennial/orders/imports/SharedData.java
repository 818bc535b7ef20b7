package dev.perennial.orders.imports;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/// Public data sets beside the project; not part of it.
final class SharedData {
    private SharedData() {}

    /// The file, or the test is skipped with the reason.
    static Path file(String name) {
        var found = folder().resolve(name);
        assumeThat(found)
                .as("needs the shared data set %s (PERENNIAL_SHARED_DATA or ../shared/data)", name)
                .exists();
        return found;
    }

    private static Path folder() {
        var named = System.getenv("PERENNIAL_SHARED_DATA");
        if (named != null) return Path.of(named);
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data"))) return at.resolve("shared/data");
        }
        return Path.of("../shared/data");
    }
}
