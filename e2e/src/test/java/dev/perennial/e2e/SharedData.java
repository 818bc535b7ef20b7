package dev.perennial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Real order logs beside the project, never in it. A story that needs one is left out, saying so, where they are
/// absent.
final class SharedData {
    private SharedData() {}

    static Path require(String file) {
        var named = System.getenv("PERENNIAL_SHARED_DATA");
        var folder = named != null
                ? Path.of(named)
                : Product.ROOT.resolveSibling("shared").resolve("data");
        for (var above = Product.ROOT; named == null && !Files.isDirectory(folder) && above != null; ) {
            folder = above.resolve("shared").resolve("data");
            above = above.getParent();
        }
        var path = folder.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "the shared test data are absent: " + file);
        return path;
    }

    /// A file as the owner has it, unpacked.
    static Path unpacked(String file, Path into) {
        var packed = require(file);
        var name = packed.getFileName().toString().replaceFirst("\\.gz$", "");
        var target = into.resolve(name);
        try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
